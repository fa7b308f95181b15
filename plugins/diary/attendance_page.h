#pragma once
/// Missed lessons with their reasons (labinsk-3.6d, syzran-5.3a).
#include <string>

#include "domain/ids.h"
#include "plugins/diary/date_range.h"
#include "ports/database.h"

namespace vestnik::diary {

/// The page as JSON: every lesson missed or come late to, and how many by code and reason.
[[nodiscard]] std::string write_attendance_page(Transaction& transaction, PersonId student, const DateRange& range);

}  // namespace vestnik::diary
