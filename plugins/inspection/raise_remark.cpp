#include "plugins/inspection/raise_remark.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "base/text.h"
#include "json/json_writer.h"
#include "plugins/inspection/reach.h"
#include "plugins/inspection/remark_store.h"

namespace vestnik::inspection {
namespace {

bool found(Transaction& transaction, std::string_view sql, std::initializer_list<Value> parameters) {
  bool any = false;
  transaction.query(sql, parameters, [&](const Row&) { any = true; });
  return any;
}

/// A lesson knows whose it is: the one who gave it, also as a substitute.
bool take_from_lesson(Transaction& transaction, Remark& remark) {
  const auto lesson = transaction.one(
      "SELECT group_id, subject_id, teacher_id FROM v1_group_lesson WHERE institution_id = $1 AND lesson_id = $2",
      {transaction.institution(), remark.lesson}, [](const Row& row) {
        return std::tuple{row.id<GroupId>(0), row.id<SubjectId>(1), row.id<PersonId>(2)};
      });
  if (!lesson) return false;
  std::tie(remark.group, remark.subject, std::ignore) = *lesson;
  if (!remark.addressee) remark.addressee = std::get<2>(*lesson);
  return true;
}

bool is_staff(Transaction& transaction, PersonId person, CivilDate today) {
  return found(transaction,
               "SELECT 1 FROM v1_group_teacher WHERE institution_id = $1 AND teacher_id = $2 AND valid_from <= $3 "
               "AND (valid_to IS NULL OR valid_to >= $3) UNION SELECT 1 FROM v1_role_grant WHERE institution_id = $1 "
               "AND person_id = $2 AND role NOT IN ('student', 'parent') AND valid_from <= $3 "
               "AND (valid_to IS NULL OR valid_to >= $3)",
               {transaction.institution(), person, today});
}

/// Without a group it must be a teacher of the reach: a head of department has no word to another's teachers.
bool within(Transaction& transaction, const Reach& reach, const Remark& remark, CivilDate today) {
  if (remark.group) return reach.covers(remark.group);
  if (reach.everywhere()) return true;
  if (reach.nowhere()) return false;
  const auto teachers = teachers_of_groups(transaction, reach.groups(), today);
  return std::binary_search(teachers.begin(), teachers.end(), remark.addressee);
}

bool subject_exists(Transaction& transaction, SubjectId subject) {
  return found(transaction, "SELECT 1 FROM v1_subject WHERE institution_id = $1 AND subject_id = $2",
               {transaction.institution(), subject});
}

}  // namespace

Result<void> complete_remark(Transaction& transaction, Remark& remark, CivilDate today) {
  if (trimmed(remark.text).empty()) return Problem{"inspection.no_text", {{"field", "text"}}};
  if (remark.due && *remark.due < today) return Problem{"inspection.due_in_the_past", {{"field", "due"}}};
  if (remark.lesson && !take_from_lesson(transaction, remark)) return Problem{"access.not_found"};
  if (!remark.addressee) return Problem{"inspection.no_addressee", {{"field", "teacher_id"}}};
  if (remark.group && !group_exists(transaction, remark.group)) return Problem{"access.not_found"};
  if (remark.subject && !subject_exists(transaction, remark.subject)) return Problem{"access.not_found"};
  if (!within(transaction, Reach::of(transaction, remark.author, today), remark, today)) {
    return Problem{"access.not_found"};
  }
  if (remark.addressee == remark.author) return Problem{"inspection.own_remark", {{"field", "teacher_id"}}};
  if (!is_staff(transaction, remark.addressee, today)) {
    return Problem{"inspection.unknown_teacher", {{"field", "teacher_id"}}};
  }
  return {};
}

Result<Facts> RaiseRemark::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  remark_.author = actor.person;
  remark_.author_role = to_text(role);
  remark_.raised_on = *today;
  if (const auto complete = complete_remark(transaction, remark_, *today); !complete) return complete.problem();
  return Facts{};
}

std::string RaiseRemark::describe() const {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("addressee", remark_.addressee.value)
      .member("group", remark_.group.value)
      .member("lesson", remark_.lesson.value)
      .member("text", remark_.text)
      .end_object();
  return text;
}

Result<Written> RaiseRemark::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  remark_.raised_at = now;
  const RemarkId id = add_remark(transaction, remark_);
  Written written;
  JsonWriter{written.payload}.begin_object().member("remark", id.value).end_object();
  JsonWriter{written.answer}.begin_object().member("remark", id.value).member("version", 1).end_object();
  return written;
}

}  // namespace vestnik::inspection
