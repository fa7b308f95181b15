#include "records/correction_store.h"

namespace vestnik {
namespace {

#define CORRECTION_COLUMNS "id, person_id, filed_by, wish, filed_at, due_on, state, answer"

CorrectionRequest read_correction(const Row& row) {
  return {row.integer(0), row.id<PersonId>(1), row.id<PersonId>(2), row.string(3),
          row.instant(4), row.date(5),         row.string(6),       row.string(7)};
}

}  // namespace

std::optional<CorrectionRequest> find_correction(Transaction& transaction, std::int64_t id) {
  return transaction.one("SELECT " CORRECTION_COLUMNS " FROM correction_request WHERE institution_id = $1 AND id = $2",
                         {transaction.institution(), id}, read_correction);
}

std::vector<CorrectionRequest> open_corrections(Transaction& transaction) {
  return transaction.all("SELECT " CORRECTION_COLUMNS
                         " FROM correction_request WHERE institution_id = $1 AND state = 'open' ORDER BY due_on, id",
                         {transaction.institution()}, read_correction);
}

std::vector<CorrectionRequest> corrections_of(Transaction& transaction, PersonId person) {
  return transaction.all("SELECT " CORRECTION_COLUMNS
                         " FROM correction_request WHERE institution_id = $1 AND (person_id = $2 OR filed_by = $2) "
                         "ORDER BY id DESC",
                         {transaction.institution(), person}, read_correction);
}

std::int64_t add_correction(Transaction& transaction, const CorrectionRequest& request) {
  const std::int64_t id = transaction.next("correction_request");
  transaction.execute(
      "INSERT INTO correction_request (institution_id, id, person_id, filed_by, wish, filed_at, due_on, state, answer) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', '')",
      {transaction.institution(), id, request.person, request.filed_by, request.wish, request.filed_at,
       request.due_on});
  return id;
}

void answer_correction(Transaction& transaction, std::int64_t id, std::string_view state, std::string_view answer,
                       PersonId by, Instant now) {
  transaction.execute(
      "UPDATE correction_request SET state = $3, answer = $4, answered_by = $5, answered_at = $6 "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, state, answer, by, now});
}

#undef CORRECTION_COLUMNS

}  // namespace vestnik
