#include "records/event_store.h"

namespace vestnik {

EventId append_event(Transaction& transaction, std::string_view type, int schema_version, std::string_view payload,
                     PersonId actor, Instant at) {
  const auto id = transaction.next_id<EventId>("event");
  transaction.execute(
      "INSERT INTO event (institution_id, id, type, schema_version, payload, actor_id, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), id, type, schema_version, payload, actor, at});
  return id;
}

}  // namespace vestnik
