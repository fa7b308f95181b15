#pragma once
/// A student's lessons of some days with what was recorded in them, read from the published views.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/mark.h"
#include "plugins/diary/date_range.h"
#include "ports/database.h"

namespace vestnik::diary {

struct LessonMark {
  LessonId lesson;
  MarkId mark;
  Mark value;
  std::string work_kind;   ///< "" when no task stands behind the mark
  std::string work_title;  ///< the task's title
  std::int64_t version = 1;
};

struct Missed {
  LessonId lesson;
  std::string code;
  std::string reason;  ///< "" = not known yet
};

struct Lesson {
  LessonId id;
  std::string date;  ///< ISO
  std::int64_t number = 0;
  Instant starts_at;
  Instant ends_at;
  std::string subject;
  std::string teacher;  ///< "Иванова А. П.", "" when nobody is named
  std::string room;
  std::string state;
  std::string topic;
  std::string homework;
  std::string homework_due;  ///< ISO or ""
};

struct Week {
  std::vector<Lesson> lessons;     ///< by date and place in the day
  std::vector<LessonMark> marks;   ///< by lesson
  std::vector<Missed> attendance;  ///< by lesson
};

/// Lessons of every group and subgroup the student was in on the lesson's date (labinsk-3.6).
[[nodiscard]] Week read_week(Transaction& transaction, PersonId student, const DateRange& range);

/// The grade of a row's two columns; the first must not be NULL.
[[nodiscard]] Mark mark_of(const Row& row, int first_column);

}  // namespace vestnik::diary
