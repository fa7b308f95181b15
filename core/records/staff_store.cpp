#include "records/staff_store.h"

namespace vestnik {
namespace {

constexpr std::string_view all_work =
    "SELECT person_id, role, valid_from, valid_to FROM (SELECT institution_id, person_id, role, valid_from, valid_to "
    "FROM role_grant UNION ALL SELECT institution_id, teacher_id, 'teacher', valid_from, valid_to FROM teaching UNION "
    "ALL SELECT institution_id, teacher_id, 'class_teacher', valid_from, valid_to FROM class_teacher) w "
    "WHERE institution_id = $1 ";

std::string work_where(std::string_view condition) { return std::string{all_work} + std::string{condition}; }

StaffWork read_work(const Row& row) {
  const auto role = parse_role(row.text(1));
  if (!role) throw DatabaseError(DatabaseError::Kind::failure, "a role grant holds a word that is no role");
  return {row.id<PersonId>(0), *role, row.date(2), row.optional_date(3)};
}

}  // namespace

std::vector<StaffWork> staff_work(Transaction& transaction, CivilDate on, bool ended) {
  if (ended)
    return transaction.all(work_where("ORDER BY person_id, role, valid_from"), {transaction.institution()}, read_work);
  return transaction.all(work_where("AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) "
                                    "ORDER BY person_id, role, valid_from"),
                         {transaction.institution(), on}, read_work);
}

bool works_from(Transaction& transaction, PersonId person, CivilDate day) {
  bool found = false;
  transaction.query(work_where("AND person_id = $2 AND (valid_to IS NULL OR valid_to >= $3) LIMIT 1"),
                    {transaction.institution(), person, day}, [&](const Row&) { found = true; });
  return found;
}

bool is_administrator_from(Transaction& transaction, PersonId person, CivilDate day) {
  bool found = false;
  transaction.query(
      "SELECT 1 FROM role_grant WHERE institution_id = $1 AND person_id = $2 AND role = 'administrator' "
      "AND (valid_to IS NULL OR valid_to >= $3) LIMIT 1",
      {transaction.institution(), person, day}, [&](const Row&) { found = true; });
  return found;
}

bool another_administrator(Transaction& transaction, const AdministratorLeft& left) {
  bool found = false;
  transaction.query(
      "SELECT 1 FROM role_grant r WHERE r.institution_id = $1 AND r.role = 'administrator' "
      "AND r.scope_kind = 'institution' AND r.id <> $2 AND r.person_id <> $3 AND r.valid_from <= $4 "
      "AND (r.valid_to IS NULL OR (r.valid_to >= $4 AND $5 = 0)) AND EXISTS (SELECT 1 FROM account a "
      "WHERE a.institution_id = $1 AND a.person_id = r.person_id AND a.state <> 'blocked' "
      "AND (a.password_hash <> '' OR a.activation_digest <> '' OR EXISTS (SELECT 1 FROM outside_identity o "
      "WHERE o.institution_id = $1 AND o.account_id = a.id AND o.ended_at IS NULL))) LIMIT 1",
      {transaction.institution(), left.besides_grant, left.besides_person, left.on, left.for_good ? 1 : 0},
      [&](const Row&) { found = true; });
  return found;
}

void end_work(Transaction& transaction, PersonId person, CivilDate last_day, const RevokingOrder& order,
              Instant recorded_at) {
  transaction.execute(
      "UPDATE role_grant SET valid_to = $3, revoked_order = $4, revoked_order_date = $5, recorded_at = $6 "
      "WHERE institution_id = $1 AND person_id = $2 AND (valid_to IS NULL OR valid_to > $3)",
      {transaction.institution(), person, last_day, order.number, order.date, recorded_at});
  transaction.execute(
      "UPDATE teaching SET valid_to = $3, recorded_at = $4 WHERE institution_id = $1 AND teacher_id = $2 "
      "AND (valid_to IS NULL OR valid_to > $3)",
      {transaction.institution(), person, last_day, recorded_at});
  transaction.execute(
      "UPDATE class_teacher SET valid_to = $3, recorded_at = $4 WHERE institution_id = $1 AND teacher_id = $2 "
      "AND (valid_to IS NULL OR valid_to > $3)",
      {transaction.institution(), person, last_day, recorded_at});
}

}  // namespace vestnik
