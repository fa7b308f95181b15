#include "records/load_store.h"

namespace vestnik {
namespace {

Teaching read_teaching(const Row& row) {
  return {row.integer(0),       row.id<PersonId>(1), row.id<GroupId>(2),
          row.id<SubjectId>(3), row.date(4),         row.optional_date(5)};
}

ClassTeacher read_class_teacher(const Row& row) {
  return {row.integer(0), row.id<GroupId>(1), row.id<PersonId>(2), row.date(3), row.optional_date(4)};
}

}  // namespace

std::vector<Teaching> load_of_teacher(Transaction& transaction, PersonId teacher, CivilDate on) {
  return transaction.all(
      "SELECT id, teacher_id, group_id, subject_id, valid_from, valid_to FROM teaching WHERE institution_id = $1 AND "
      "teacher_id = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY id",
      {transaction.institution(), teacher, on}, read_teaching);
}

std::vector<Teaching> load_of_group(Transaction& transaction, GroupId group, CivilDate on) {
  return transaction.all(
      "SELECT id, teacher_id, group_id, subject_id, valid_from, valid_to FROM teaching WHERE institution_id = $1 AND "
      "group_id = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY id",
      {transaction.institution(), group, on}, read_teaching);
}

bool teaches(Transaction& transaction, PersonId teacher, GroupId group, SubjectId subject, CivilDate on) {
  return transaction
      .one(
          "SELECT 1 FROM teaching WHERE institution_id = $1 AND teacher_id = $2 AND group_id = $3 AND subject_id = $4 "
          "AND valid_from <= $5 AND (valid_to IS NULL OR valid_to >= $5) LIMIT 1",
          {transaction.institution(), teacher, group, subject, on}, [](const Row&) { return true; })
      .value_or(false);
}

std::int64_t add_teaching(Transaction& transaction, const Teaching& teaching, Instant recorded_at) {
  const std::int64_t id = transaction.next("teaching");
  transaction.execute(
      "INSERT INTO teaching (institution_id, id, teacher_id, group_id, subject_id, valid_from, valid_to, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, teaching.teacher, teaching.group, teaching.subject, teaching.valid_from,
       teaching.valid_to, recorded_at});
  return id;
}

void close_teaching(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at) {
  transaction.execute("UPDATE teaching SET valid_to = $3, recorded_at = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, last_day, recorded_at});
}

std::optional<ClassTeacher> class_teacher_of(Transaction& transaction, GroupId group, CivilDate on) {
  return transaction.one(
      "SELECT id, group_id, teacher_id, valid_from, valid_to FROM class_teacher WHERE institution_id = $1 AND "
      "group_id = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY id DESC LIMIT 1",
      {transaction.institution(), group, on}, read_class_teacher);
}

std::vector<GroupId> groups_led_by(Transaction& transaction, PersonId teacher, CivilDate on) {
  return transaction.all(
      "SELECT DISTINCT group_id FROM class_teacher WHERE institution_id = $1 AND teacher_id = $2 AND valid_from <= $3 "
      "AND (valid_to IS NULL OR valid_to >= $3) ORDER BY group_id",
      {transaction.institution(), teacher, on}, [](const Row& row) { return row.id<GroupId>(0); });
}

std::int64_t add_class_teacher(Transaction& transaction, const ClassTeacher& lead, Instant recorded_at) {
  const std::int64_t id = transaction.next("class_teacher");
  transaction.execute(
      "INSERT INTO class_teacher (institution_id, id, group_id, teacher_id, valid_from, valid_to, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), id, lead.group, lead.teacher, lead.valid_from, lead.valid_to, recorded_at});
  return id;
}

void close_class_teacher(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at) {
  transaction.execute("UPDATE class_teacher SET valid_to = $3, recorded_at = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, last_day, recorded_at});
}

}  // namespace vestnik
