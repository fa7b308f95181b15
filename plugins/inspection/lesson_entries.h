#pragma once
/// Lessons as a check looks at them: what is missing in each, and what came late.
#include <optional>
#include <vector>

#include "plugins/inspection/control_routes.h"
#include "plugins/inspection/reach.h"

namespace vestnik::inspection {

struct LessonEntry {
  LessonId lesson;
  CivilDate date;
  int number = 0;
  GroupId group;
  SubjectId subject;
  PersonId teacher;  ///< who gave it: a substitute answers for the lessons he gave
  bool substituted = false;
  bool has_topic = false;  ///< held, with a topic
  bool has_roll = false;
  bool has_homework = false;
  bool late = false;  ///< filled, but after the day of the lesson (labinsk-4.5.8)
  Instant changed_at;

  [[nodiscard]] bool filled() const { return has_topic && has_roll; }
};

/// Whose lessons: of the groups within a reach, or of one teacher.
struct LessonScope {
  const Reach& reach;
  PersonId only_teacher;  ///< none: everybody's within the reach
};

/// Lessons of the days that are over at `now` and were neither cancelled nor moved, by date. Of one institution and a
/// month that is some thousands.
[[nodiscard]] std::vector<LessonEntry> lesson_entries(Transaction& transaction, const LessonScope& scope, Days days,
                                                      Instant now);

/// The institution's zone. Throws std::runtime_error when its name is unknown: the institution could not be set up so.
[[nodiscard]] TimeZone zone_there(Transaction& transaction);

}  // namespace vestnik::inspection
