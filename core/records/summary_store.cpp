#include "records/summary_store.h"

namespace vestnik {

std::int64_t insert_summary(Transaction& transaction, const Summary& summary, Instant now) {
  const std::int64_t id = transaction.next("summary");
  const auto added = transaction.execute(
      "INSERT INTO summary (institution_id, id, rule, about, person_id, from_at, until_at, period_id, created_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
      {transaction.institution(), id, summary.rule, summary.about, summary.person, summary.from, summary.until,
       summary.period, now});
  return added == 1 ? id : 0;
}

std::optional<Summary> find_summary(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT rule, about, person_id, from_at, until_at, period_id FROM summary"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, [&](const Row& row) {
        return Summary{
            id, row.string(0), row.string(1), row.id<PersonId>(2), row.instant(3), row.instant(4), row.id<PeriodId>(5)};
      });
}

std::optional<Instant> last_summary(Transaction& transaction, std::string_view rule) {
  const auto found =
      transaction.one("SELECT MAX(until_at) FROM summary WHERE institution_id = $1 AND rule = $2",
                      {transaction.institution(), rule}, [](const Row& row) { return row.optional_instant(0); });
  return found ? *found : std::nullopt;
}

}  // namespace vestnik
