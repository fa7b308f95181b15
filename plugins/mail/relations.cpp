#include "plugins/mail/relations.h"

#include <algorithm>

namespace vestnik::mail {
namespace {

Acquaintance read_acquaintance(const Row& row) {
  return {row.id<PersonId>(0), parse_role(row.text(1)).value_or(Role::teacher)};
}

void append(std::vector<Acquaintance>& to, std::vector<Acquaintance> more) {
  for (const Acquaintance& one : more) {
    if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
  }
}

/// Class teachers and teachers of the groups of the sender and of the sender's children.
std::vector<Acquaintance> teachers_of_own(Transaction& transaction, PersonId sender, CivilDate today) {
  return transaction.all(
      "SELECT t.teacher_id, t.capacity FROM v1_group_member m JOIN v1_group_teacher t "
      "ON t.institution_id = m.institution_id AND t.group_id = m.group_id "
      "WHERE m.institution_id = $1 AND (m.student_id = $2 OR m.student_id IN (SELECT g.student_id "
      "FROM v1_guardian_child g WHERE g.institution_id = $1 AND g.guardian_id = $2 AND g.writes = 1 "
      "AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3))) "
      "AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3) "
      "AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3) ORDER BY t.capacity, t.teacher_id",
      {transaction.institution(), sender, today}, read_acquaintance);
}

std::vector<Acquaintance> students_of(Transaction& transaction, PersonId teacher, CivilDate today) {
  return transaction.all(
      "SELECT DISTINCT m.student_id, 'student' FROM v1_group_teacher t JOIN v1_group_member m "
      "ON m.institution_id = t.institution_id AND m.group_id = t.group_id "
      "WHERE t.institution_id = $1 AND t.teacher_id = $2 "
      "AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3) "
      "AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY m.student_id",
      {transaction.institution(), teacher, today}, read_acquaintance);
}

std::vector<Acquaintance> parents_of_students_of(Transaction& transaction, PersonId teacher, CivilDate today) {
  return transaction.all(
      "SELECT DISTINCT g.guardian_id, 'parent' FROM v1_group_teacher t JOIN v1_group_member m "
      "ON m.institution_id = t.institution_id AND m.group_id = t.group_id "
      "JOIN v1_guardian_child g ON g.institution_id = m.institution_id AND g.student_id = m.student_id "
      "WHERE t.institution_id = $1 AND t.teacher_id = $2 AND g.sees = 1 "
      "AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3) "
      "AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3) "
      "AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3) ORDER BY g.guardian_id",
      {transaction.institution(), teacher, today}, read_acquaintance);
}

/// A guardian writes to the child where he may write at all; a student to the guardians who see him.
std::vector<Acquaintance> family(Transaction& transaction, PersonId person, CivilDate today) {
  return transaction.all(
      "SELECT g.guardian_id, 'parent' FROM v1_guardian_child g WHERE g.institution_id = $1 AND g.student_id = $2 "
      "AND g.sees = 1 AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3) "
      "UNION SELECT g.student_id, 'student' FROM v1_guardian_child g WHERE g.institution_id = $1 "
      "AND g.guardian_id = $2 AND g.writes = 1 AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3)",
      {transaction.institution(), person, today}, read_acquaintance);
}

bool is_there(Transaction& transaction, std::string_view sql, PersonId person, CivilDate today) {
  bool found = false;
  transaction.query(sql, {transaction.institution(), person, today}, [&](const Row&) { found = true; });
  return found;
}

}  // namespace

std::vector<Acquaintance> acquaintances(Transaction& transaction, PersonId sender, CivilDate today) {
  std::vector<Acquaintance> found;
  append(found, teachers_of_own(transaction, sender, today));
  append(found, students_of(transaction, sender, today));
  append(found, parents_of_students_of(transaction, sender, today));
  append(found, family(transaction, sender, today));
  std::erase_if(found, [&](const Acquaintance& one) { return one.person == sender; });
  return found;
}

std::vector<Acquaintance> staff(Transaction& transaction, CivilDate today) {
  return transaction.all(
      "SELECT DISTINCT person_id, role FROM v1_role_grant WHERE institution_id = $1 "
      "AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY person_id, role",
      {transaction.institution(), today}, read_acquaintance);
}

bool writes_for_a_child(Transaction& transaction, PersonId guardian, CivilDate today) {
  return is_there(transaction,
                  "SELECT 1 FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 AND writes = 1 "
                  "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
                  guardian, today);
}

std::vector<Role> roles_of(Transaction& transaction, PersonId person, CivilDate today) {
  std::vector<Role> roles;
  if (is_there(transaction,
               "SELECT 1 FROM v1_group_teacher WHERE institution_id = $1 AND teacher_id = $2 "
               "AND capacity = 'class_teacher' AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
               person, today)) {
    roles.push_back(Role::class_teacher);
  }
  transaction.query(
      "SELECT DISTINCT role FROM v1_role_grant WHERE institution_id = $1 AND person_id = $2 "
      "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY role",
      {transaction.institution(), person, today}, [&](const Row& row) {
        if (const auto role = parse_role(row.text(0))) roles.push_back(*role);
      });
  if (is_there(transaction,
               "SELECT 1 FROM v1_group_member WHERE institution_id = $1 AND student_id = $2 "
               "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
               person, today)) {
    roles.push_back(Role::student);
  }
  if (is_there(transaction,
               "SELECT 1 FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 "
               "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
               person, today)) {
    roles.push_back(Role::parent);
  }
  return roles;
}

}  // namespace vestnik::mail
