#pragma once
/// One page of the journal for those who answer for it: who entered each value, and who checked the page last
/// (usolye-1.9).
#include <string>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::inspection {

struct CheckedLesson {
  LessonId lesson;
  GroupId group;
  SubjectId subject;
  PersonId teacher;  ///< who gives it
  CivilDate date;
};
/// nullopt: there is no such lesson.
[[nodiscard]] std::optional<CheckedLesson> find_checked_lesson(Transaction& transaction, LessonId lesson);
/// Whether the page is the teacher's own: the lesson, or the subject in the group.
[[nodiscard]] bool is_of_teacher(Transaction& transaction, const CheckedLesson& lesson, PersonId teacher);
/// Whether a head of department or of studies oversees the page: by an order that reaches the group, as its class
/// teacher, or by an order for the subject.
[[nodiscard]] bool is_overseen(Transaction& transaction, const CheckedLesson& lesson, PersonId head, CivilDate today);
/// JSON: values with their authors, the newest check of the lesson's day and group.
[[nodiscard]] std::string write_lesson_page(Transaction& transaction, const CheckedLesson& lesson);

}  // namespace vestnik::inspection
