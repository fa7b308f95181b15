#include "records/guardian_store.h"

namespace vestnik {
namespace {

Guardianship read_guardianship(const Row& row) {
  return {row.integer(0), row.id<PersonId>(1), row.id<PersonId>(2), row.string(3),        row.string(4), row.truth(5),
          row.truth(6),   row.truth(7),        row.date(8),         row.optional_date(9), row.truth(10)};
}

}  // namespace

std::vector<Guardianship> guardianships_of_student(Transaction& transaction, PersonId student, CivilDate on) {
  return transaction.all(
      "SELECT id, guardian_id, student_id, relation, document, is_told, sees, writes, valid_from, valid_to, "
      "by_student FROM guardianship WHERE institution_id = $1 AND student_id = $2 AND valid_from <= $3 AND "
      "(valid_to IS NULL OR valid_to >= $3) ORDER BY id",
      {transaction.institution(), student, on}, read_guardianship);
}

std::vector<Guardianship> guardianships_of_guardian(Transaction& transaction, PersonId guardian, CivilDate on) {
  return transaction.all(
      "SELECT id, guardian_id, student_id, relation, document, is_told, sees, writes, valid_from, valid_to, "
      "by_student FROM guardianship WHERE institution_id = $1 AND guardian_id = $2 AND valid_from <= $3 AND "
      "(valid_to IS NULL OR valid_to >= $3) ORDER BY id",
      {transaction.institution(), guardian, on}, read_guardianship);
}

std::vector<PersonId> told_about(Transaction& transaction, PersonId student, CivilDate on) {
  return transaction.all(
      "SELECT DISTINCT guardian_id FROM v1_guardian_child WHERE institution_id = $1 AND student_id = $2 AND is_told = "
      "1 AND "
      "valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY guardian_id",
      {transaction.institution(), student, on}, [](const Row& row) { return row.id<PersonId>(0); });
}

std::vector<PersonId> students_seen_by(Transaction& transaction, PersonId guardian, CivilDate on) {
  return transaction.all(
      "SELECT DISTINCT student_id FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 AND sees = 1 "
      "AND "
      "valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY student_id",
      {transaction.institution(), guardian, on}, [](const Row& row) { return row.id<PersonId>(0); });
}

bool may_see(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on) {
  return transaction
      .one(
          "SELECT 1 FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 AND student_id = $3 AND sees "
          "= 1 "
          "AND valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4) LIMIT 1",
          {transaction.institution(), guardian, student, on}, [](const Row&) { return true; })
      .value_or(false);
}

bool stands_for(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on) {
  return transaction
      .one(
          "SELECT 1 FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 AND student_id = $3 "
          "AND valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4) LIMIT 1",
          {transaction.institution(), guardian, student, on}, [](const Row&) { return true; })
      .value_or(false);
}

std::vector<PersonId> students_of_guardian(Transaction& transaction, PersonId guardian, CivilDate on) {
  return transaction.all(
      "SELECT DISTINCT student_id FROM v1_guardian_child WHERE institution_id = $1 AND guardian_id = $2 AND "
      "valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) ORDER BY student_id",
      {transaction.institution(), guardian, on}, [](const Row& row) { return row.id<PersonId>(0); });
}

std::int64_t add_guardianship(Transaction& transaction, const Guardianship& guardianship, Instant recorded_at) {
  const std::int64_t id = transaction.next("guardianship");
  transaction.execute(
      "INSERT INTO guardianship (institution_id, id, guardian_id, student_id, relation, document, is_told, sees, "
      "writes, valid_from, valid_to, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {transaction.institution(), id, guardianship.guardian, guardianship.student, guardianship.relation,
       guardianship.document, guardianship.is_told, guardianship.sees, guardianship.writes, guardianship.valid_from,
       guardianship.valid_to, recorded_at});
  return id;
}

void close_guardianship(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at) {
  transaction.execute("UPDATE guardianship SET valid_to = $3, recorded_at = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, last_day, recorded_at});
}

}  // namespace vestnik
