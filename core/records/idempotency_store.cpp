#include "records/idempotency_store.h"

namespace vestnik {

std::optional<KeptAnswer> kept_answer(Transaction& transaction, PersonId actor, std::string_view key) {
  return transaction.one(
      "SELECT digest, event_id, answer, findings FROM idempotency WHERE institution_id = $1 AND actor_id = $2 AND key "
      "= $3",
      {transaction.institution(), actor, key}, [](const Row& row) {
        return KeptAnswer{row.string(0), row.id<EventId>(1), row.string(2), row.string(3)};
      });
}

void keep_answer(Transaction& transaction, PersonId actor, const CommandKey& key, EventId event,
                 std::string_view answer, std::string_view findings, Instant at) {
  transaction.execute(
      "INSERT INTO idempotency (institution_id, actor_id, key, digest, event_id, answer, findings, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), actor, key.key, key.digest, event, answer, findings, at});
}

}  // namespace vestnik
