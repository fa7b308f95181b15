#include "records/staff_paper_store.h"

#include "records/person_store.h"

namespace vestnik {
namespace {

StaffOfPapers read_staff(const Row& row) {
  StaffOfPapers one{row.id<PersonId>(0), full_name(row.text(1), row.text(2), row.text(3)), {}, {}};
  if (const auto dated = row.optional_date(5)) one.agreement = {row.string(4), *dated};
  if (const auto dated = row.optional_date(8)) one.powers = {row.string(6), {row.string(7), *dated}};
  return one;
}

}  // namespace

bool is_of_the_staff(Transaction& transaction, PersonId person) {
  bool found = false;
  transaction.query(
      "SELECT 1 FROM role_grant WHERE institution_id = $1 AND person_id = $2"
      " UNION ALL SELECT 1 FROM teaching WHERE institution_id = $1 AND teacher_id = $2"
      " UNION ALL SELECT 1 FROM class_teacher WHERE institution_id = $1 AND teacher_id = $2 LIMIT 1",
      {transaction.institution(), person}, [&](const Row&) { found = true; });
  return found;
}

std::vector<StaffOfPapers> staff_papers(Transaction& transaction, CivilDate on) {
  return transaction.all(
      "SELECT p.id, p.last_name, p.first_name, p.patronymic, a.document, a.signed_on, w.powers, w.order_number, "
      "w.set_on FROM (SELECT person_id AS id FROM role_grant WHERE institution_id = $1 AND valid_from <= $2 "
      "AND (valid_to IS NULL OR valid_to >= $2) AND role NOT IN ('parent', 'student') "
      "UNION SELECT teacher_id FROM teaching WHERE institution_id = $1 AND valid_from <= $2 "
      "AND (valid_to IS NULL OR valid_to >= $2) UNION SELECT teacher_id FROM class_teacher WHERE institution_id = $1 "
      "AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)) s "
      "JOIN person p ON p.institution_id = $1 AND p.id = s.id "
      "LEFT JOIN staff_agreement a ON a.institution_id = $1 AND a.id = (SELECT MAX(x.id) FROM staff_agreement x "
      "WHERE x.institution_id = $1 AND x.person_id = s.id AND x.signed_on <= $2 "
      "AND (x.ended_on IS NULL OR x.ended_on > $2)) "
      "LEFT JOIN staff_power w ON w.institution_id = $1 AND w.id = (SELECT MAX(x.id) FROM staff_power x "
      "WHERE x.institution_id = $1 AND x.person_id = s.id AND x.set_on <= $2 "
      "AND (x.ended_on IS NULL OR x.ended_on > $2)) ORDER BY p.sort_key, p.id",
      {transaction.institution(), on}, read_staff);
}

bool has_agreement(Transaction& transaction, PersonId person, CivilDate on) {
  return transaction
      .one(
          "SELECT 1 FROM staff_agreement WHERE institution_id = $1 AND person_id = $2 AND signed_on <= $3 "
          "AND (ended_on IS NULL OR ended_on > $3) LIMIT 1",
          {transaction.institution(), person, on}, [](const Row&) { return true; })
      .value_or(false);
}

void add_agreement(Transaction& transaction, PersonId person, const StaffPaper& paper, Instant recorded_at) {
  transaction.execute(
      "INSERT INTO staff_agreement (institution_id, id, person_id, document, signed_on, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {transaction.institution(), transaction.next("staff_agreement"), person, paper.document, paper.dated,
       recorded_at});
}

std::int64_t end_agreement(Transaction& transaction, PersonId person, CivilDate first_day_without) {
  return transaction.execute(
      "UPDATE staff_agreement SET ended_on = $3 WHERE institution_id = $1 AND person_id = $2 AND ended_on IS NULL",
      {transaction.institution(), person, first_day_without});
}

void set_powers(Transaction& transaction, PersonId person, const StaffPowers& powers, Instant recorded_at) {
  transaction.execute(
      "UPDATE staff_power SET ended_on = $3 WHERE institution_id = $1 AND person_id = $2 AND ended_on IS NULL",
      {transaction.institution(), person, powers.order.dated});
  if (powers.powers.empty()) return;
  transaction.execute(
      "INSERT INTO staff_power (institution_id, id, person_id, powers, order_number, set_on, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), transaction.next("staff_power"), person, powers.powers, powers.order.document,
       powers.order.dated, recorded_at});
}

}  // namespace vestnik
