#pragma once
/// The filling report: who has lessons without entries, what came late, who has too few grades, whose reasons are open
/// (usolye-1.5, syzran-7.5.4, labinsk-4.3.2, labinsk-4.5.8).
#include <map>
#include <string>
#include <vector>

#include "plugins/inspection/lesson_entries.h"

namespace vestnik::inspection {

/// Students with fewer grades than this stand in the report by name: "none or one" (labinsk-4.3.2).
inline constexpr std::int64_t few_grades = 2;

struct ThinStudent {
  PersonId student;
  std::int64_t grades = 0;  ///< 0 or 1
};

/// One teacher in one subject of one group.
struct FillingRow {
  PersonId teacher;
  GroupId group;
  SubjectId subject;
  std::int64_t lessons = 0;
  std::int64_t unfilled = 0;
  std::int64_t late = 0;
  std::int64_t topics = 0;    ///< lessons with the material taught
  std::int64_t rolls = 0;     ///< lessons with the attendance taken
  std::int64_t homework = 0;  ///< lessons with homework
  std::int64_t grades = 0;    ///< of the group in the subject
  std::int64_t students = 0;
  /// Given to the teacher who held most of the lessons: a substitute of one day is not asked for a month's grades.
  std::vector<ThinStudent> thin;
};

/// One class with its subgroups.
struct ClassRow {
  GroupId group;
  std::vector<PersonId> class_teachers;
  std::int64_t lessons = 0;
  std::int64_t unfilled = 0;
  std::int64_t without_roll = 0;
  std::int64_t absences = 0;
  std::int64_t without_reason = 0;
};

struct Filling {
  Days days;
  std::vector<LessonEntry> lessons;  ///< all that were due, by date
  std::vector<FillingRow> rows;      ///< by teacher, group, subject
  std::vector<ClassRow> classes;     ///< by group
};

/// `absence_code`: the mark that means absent.
[[nodiscard]] Filling read_filling(Transaction& transaction, const LessonScope& scope, Days days, Instant now,
                                   const std::string& absence_code);

}  // namespace vestnik::inspection
