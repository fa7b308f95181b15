#pragma once
/// A student's lessons of some days with what was recorded in them, read from the published views.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/mark.h"
#include "plugins/diary/date_range.h"
#include "plugins/diary/lesson_shelf.h"
#include "ports/database.h"

namespace vestnik::diary {

struct LessonMark {
  MarkId mark;
  Mark value;
  const Work* work = nullptr;  ///< nullptr when no task stands behind the mark
  std::int64_t version = 1;
};

struct Missed {
  std::string code;
  std::string reason;  ///< "" = not known yet
};

/// A lesson of the student's; the text belongs to the week's `days`.
struct OwnLesson {
  const GroupLesson* lesson = nullptr;
  std::vector<LessonMark> marks;
  std::optional<Missed> missed;
};

struct Week {
  std::vector<std::shared_ptr<const GroupDays>> days;
  std::vector<OwnLesson> lessons;  ///< by date and place in the day
};

/// Lessons of every group and subgroup the student was in on the lesson's date (labinsk-3.6).
[[nodiscard]] Week read_week(Transaction& transaction, LessonShelf& shelf, PersonId student, const DateRange& range);

/// The grade of a row's two columns; the first must not be NULL.
[[nodiscard]] Mark mark_of(const Row& row, int first_column);

}  // namespace vestnik::diary
