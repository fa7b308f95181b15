#include "plugins/inspection/lesson_page.h"

#include "plugins/inspection/check_store.h"
#include "plugins/inspection/naming.h"
#include "plugins/inspection/reach.h"

namespace vestnik::inspection {
namespace {

void write_authors(JsonWriter& json, Transaction& transaction, Naming& names, LessonId lesson) {
  json.key("values").begin_array();
  transaction.query(
      "SELECT kind, student_id, person_id, changed_at FROM v1_lesson_author WHERE institution_id = $1 "
      "AND lesson_id = $2 ORDER BY kind, student_id, changed_at",
      {transaction.institution(), lesson}, [&](const Row& row) {
        json.begin_object().member("kind", row.text(0));
        if (row.integer(1) != 0) names.write(json, "student", row.id<PersonId>(1));
        names.write(json, "author", row.id<PersonId>(2));
        json.member("at", to_iso(row.instant(3))).end_object();
      });
  json.end_array();
}

/// A check that was made of the lesson's day, of its group or of everything, and no earlier than the lesson was.
std::optional<CheckId> last_check_of(Transaction& transaction, const CheckedLesson& lesson) {
  return transaction.one(
      "SELECT c.id FROM p_inspection_check c WHERE c.institution_id = $1 AND c.starts <= $2 AND c.ends >= $2 "
      "AND c.checked_on >= $2 AND (EXISTS (SELECT 1 FROM p_inspection_check_group g WHERE g.institution_id = $1 "
      "AND g.check_id = c.id AND g.group_id = $3) OR NOT EXISTS (SELECT 1 FROM p_inspection_check_group n "
      "WHERE n.institution_id = $1 AND n.check_id = c.id)) ORDER BY c.id DESC LIMIT 1",
      {transaction.institution(), lesson.date, lesson.group}, [](const Row& row) { return row.id<CheckId>(0); });
}

}  // namespace

std::optional<CheckedLesson> find_checked_lesson(Transaction& transaction, LessonId lesson) {
  return transaction.one(
      "SELECT group_id, subject_id, teacher_id, date FROM v1_group_lesson WHERE institution_id = $1 AND lesson_id = $2",
      {transaction.institution(), lesson}, [&](const Row& row) {
        return CheckedLesson{lesson, row.id<GroupId>(0), row.id<SubjectId>(1), row.id<PersonId>(2), row.date(3)};
      });
}

bool is_of_teacher(Transaction& transaction, const CheckedLesson& lesson, PersonId teacher) {
  if (lesson.teacher == teacher) return true;
  return transaction
      .one(
          "SELECT 1 FROM v1_group_teacher WHERE institution_id = $1 AND group_id = $2 AND subject_id = $3 "
          "AND teacher_id = $4 AND capacity = 'teacher' AND valid_from <= $5 AND (valid_to IS NULL OR valid_to >= $5) "
          "LIMIT 1",
          {transaction.institution(), lesson.group, lesson.subject, teacher, lesson.date},
          [](const Row&) { return true; })
      .value_or(false);
}

bool is_overseen(Transaction& transaction, const CheckedLesson& lesson, PersonId head, CivilDate today) {
  if (Reach::of(transaction, head, today).covers(lesson.group)) return true;
  return transaction
      .one(
          "SELECT 1 FROM v1_role_grant WHERE institution_id = $1 AND person_id = $2 AND scope_kind = 'subject' "
          "AND scope_id = $3 AND role IN ('head_of_department', 'head_of_studies') AND valid_from <= $4 "
          "AND (valid_to IS NULL OR valid_to >= $4) LIMIT 1",
          {transaction.institution(), head, lesson.subject, today}, [](const Row&) { return true; })
      .value_or(false);
}

std::string write_lesson_page(Transaction& transaction, const CheckedLesson& lesson) {
  Naming names{transaction};
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("lesson", lesson.lesson.value).member("date", to_iso(lesson.date));
  names.write(json, "group", lesson.group);
  write_authors(json, transaction, names, lesson.lesson);
  const auto id = last_check_of(transaction, lesson);
  const auto check = id ? find_check(transaction, *id) : std::nullopt;
  if (check) {
    json.key("last_check").begin_object();
    names.write(json, "inspector", check->inspector);
    json.member("role", check->inspector_role)
        .member("kind", to_text(check->kind))
        .member("on", to_iso(check->checked_on))
        .end_object();
  }
  json.end_object();
  return body;
}

}  // namespace vestnik::inspection
