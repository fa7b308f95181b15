#pragma once
/// The diary: timetable, topics, homework, marks with the work they were given for, missed lessons (labinsk-3.6).
#include <string>

#include "plugins/diary/week.h"

namespace vestnik::diary {

/// The page as JSON. Access was asked before.
[[nodiscard]] std::string write_diary(Transaction& transaction, PersonId student, const DateRange& range);

}  // namespace vestnik::diary
