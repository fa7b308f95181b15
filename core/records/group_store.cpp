#include "records/group_store.h"

#include "base/text.h"

namespace vestnik {
namespace {

StudyGroup read_group(const Row& row) {
  return {row.id<GroupId>(0), row.string(1), row.string(2),     static_cast<int>(row.integer(3)),
          row.string(4),      row.string(5), row.id<GroupId>(6)};
}

Membership read_membership(const Row& row) {
  return {row.integer(0), row.id<GroupId>(1), row.id<PersonId>(2), row.date(3), row.optional_date(4)};
}

Person read_student(const Row& row) {
  return {row.id<PersonId>(0), row.string(1), row.string(2), row.string(3), row.optional_date(4), row.string(5)};
}

std::optional<std::int64_t> parent_or_null(const StudyGroup& group) {
  return group.parent ? std::optional{group.parent.value} : std::nullopt;
}

}  // namespace

GroupTraits traits_of(const StudyGroup& group) {
  return {group.id, group.name, group.course, group.department, group.speciality};
}

std::optional<StudyGroup> find_group(Transaction& transaction, GroupId id) {
  return transaction.one(
      "SELECT id, name, kind, course, department, speciality, parent_id FROM study_group WHERE institution_id = $1 AND "
      "id = $2",
      {transaction.institution(), id}, read_group);
}

std::optional<StudyGroup> find_group_by_name(Transaction& transaction, std::string_view name) {
  return transaction.one(
      "SELECT id, name, kind, course, department, speciality, parent_id FROM study_group WHERE institution_id = $1 AND "
      "name = $2",
      {transaction.institution(), name}, read_group);
}

std::optional<StudyGroup> group_of_department(Transaction& transaction, std::string_view department) {
  return transaction.one(
      "SELECT id, name, kind, course, department, speciality, parent_id FROM study_group WHERE institution_id = $1 AND "
      "department = $2 AND department <> '' ORDER BY id LIMIT 1",
      {transaction.institution(), department}, read_group);
}

std::vector<StudyGroup> all_groups(Transaction& transaction) {
  return transaction.all(
      "SELECT id, name, kind, course, department, speciality, parent_id FROM study_group WHERE institution_id = $1 "
      "ORDER BY course, sort_key, id",
      {transaction.institution()}, read_group);
}

std::vector<StudyGroup> subgroups_of(Transaction& transaction, GroupId parent) {
  return transaction.all(
      "SELECT id, name, kind, course, department, speciality, parent_id FROM study_group WHERE institution_id = $1 AND "
      "parent_id = $2 ORDER BY sort_key, id",
      {transaction.institution(), parent}, read_group);
}

GroupId add_group(Transaction& transaction, const StudyGroup& group) {
  const auto id = transaction.next_id<GroupId>("study_group");
  const std::string sorted = sort_key(group.name);
  transaction.execute(
      "INSERT INTO study_group (institution_id, id, name, kind, course, department, speciality, parent_id, sort_key) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {transaction.institution(), id, group.name, group.kind, group.course, group.department, group.speciality,
       parent_or_null(group), sorted});
  return id;
}

void update_group(Transaction& transaction, const StudyGroup& group) {
  const std::string sorted = sort_key(group.name);
  transaction.execute(
      "UPDATE study_group SET name = $3, kind = $4, course = $5, department = $6, speciality = $7, parent_id = $8, "
      "sort_key = $9 WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), group.id, group.name, group.kind, group.course, group.department, group.speciality,
       parent_or_null(group), sorted});
}

std::vector<Person> students_of_group(Transaction& transaction, GroupId group, CivilDate on) {
  return transaction.all(
      "SELECT DISTINCT p.id, p.last_name, p.first_name, p.patronymic, p.birth_date, p.personal_file, p.sort_key "
      "FROM membership m JOIN person p ON p.institution_id = m.institution_id AND p.id = m.student_id "
      "WHERE m.institution_id = $1 AND m.group_id = $2 AND m.valid_from <= $3 AND "
      "(m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY p.sort_key, p.id",
      {transaction.institution(), group, on}, read_student);
}

bool is_member(Transaction& transaction, GroupId group, PersonId student, CivilDate on) {
  return transaction
      .one(
          "SELECT 1 FROM membership WHERE institution_id = $1 AND student_id = $2 AND group_id = $3 AND "
          "valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4) LIMIT 1",
          {transaction.institution(), student, group, on}, [](const Row&) { return true; })
      .value_or(false);
}

std::vector<StudyGroup> groups_of_student(Transaction& transaction, PersonId student, CivilDate on) {
  return transaction.all(
      "SELECT DISTINCT g.id, g.name, g.kind, g.course, g.department, g.speciality, g.parent_id, g.sort_key, "
      "CASE WHEN g.parent_id IS NULL THEN 0 ELSE 1 END AS depth "
      "FROM membership m JOIN study_group g ON g.institution_id = m.institution_id AND g.id = m.group_id "
      "WHERE m.institution_id = $1 AND m.student_id = $2 AND m.valid_from <= $3 AND "
      "(m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY depth, g.sort_key, g.id",
      {transaction.institution(), student, on}, read_group);
}

std::optional<StudyGroup> main_group_of(Transaction& transaction, PersonId student, CivilDate on) {
  return transaction.one(
      "SELECT g.id, g.name, g.kind, g.course, g.department, g.speciality, g.parent_id "
      "FROM membership m JOIN study_group g ON g.institution_id = m.institution_id AND g.id = m.group_id "
      "WHERE m.institution_id = $1 AND m.student_id = $2 AND g.parent_id IS NULL AND m.valid_from <= $3 AND "
      "(m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY m.id LIMIT 1",
      {transaction.institution(), student, on}, read_group);
}

std::vector<Membership> memberships_of(Transaction& transaction, PersonId student) {
  return transaction.all(
      "SELECT id, group_id, student_id, valid_from, valid_to FROM membership WHERE institution_id = $1 AND "
      "student_id = $2 ORDER BY valid_from, id",
      {transaction.institution(), student}, read_membership);
}

std::int64_t add_membership(Transaction& transaction, const Membership& membership, Instant recorded_at) {
  const std::int64_t id = transaction.next("membership");
  transaction.execute(
      "INSERT INTO membership (institution_id, id, group_id, student_id, valid_from, valid_to, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), id, membership.group, membership.student, membership.valid_from, membership.valid_to,
       recorded_at});
  return id;
}

void close_membership(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at) {
  transaction.execute("UPDATE membership SET valid_to = $3, recorded_at = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, last_day, recorded_at});
}

}  // namespace vestnik
