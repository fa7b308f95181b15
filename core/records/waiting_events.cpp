#include "records/waiting_events.h"

#include "records/event_feed.h"

namespace vestnik {

std::vector<WaitingEvent> events_due_again(Transaction& transaction, Instant now, int limit) {
  return transaction.all(
      "SELECT e.id, e.type, e.schema_version, e.payload, e.recorded_at, e.actor_id, w.attempts FROM waiting_event w"
      " JOIN event e ON e.institution_id = w.institution_id AND e.id = w.event_id"
      " WHERE w.institution_id = $1 AND w.due_at <= $2 ORDER BY w.event_id LIMIT $3",
      {transaction.institution(), now, limit}, [&](const Row& row) {
        return WaitingEvent{read_event(transaction.institution(), row), static_cast<int>(row.integer(6))};
      });
}

void put_event_off(Transaction& transaction, EventId event, int attempts, Instant due) {
  transaction.execute(
      "INSERT INTO waiting_event (institution_id, event_id, attempts, due_at) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (institution_id, event_id) DO UPDATE SET attempts = excluded.attempts, due_at = excluded.due_at",
      {transaction.institution(), event, attempts, due});
}

void forget_waiting_event(Transaction& transaction, EventId event) {
  transaction.execute("DELETE FROM waiting_event WHERE institution_id = $1 AND event_id = $2",
                      {transaction.institution(), event});
}

std::vector<Event> later_events_of_kind(Transaction& transaction, const Event& event, EventId until) {
  const std::string of_kind = event.type.substr(0, event.type.find('.')) + ".%";
  return transaction.all(
      "SELECT id, type, schema_version, payload, recorded_at, actor_id FROM event"
      " WHERE institution_id = $1 AND id > $2 AND id <= $3 AND type LIKE $4 ORDER BY id",
      {transaction.institution(), event.id, until, of_kind},
      [&](const Row& row) { return read_event(transaction.institution(), row); });
}

void make_waiting_events_due(Transaction& transaction, Instant now) {
  transaction.execute("UPDATE waiting_event SET due_at = $2 WHERE institution_id = $1 AND due_at > $2",
                      {transaction.institution(), now});
}

bool has_audience(Transaction& transaction, std::string_view event_type) {
  const auto found =
      transaction.one("SELECT COUNT(*) FROM event_audience WHERE institution_id = $1 AND event_type = $2",
                      {transaction.institution(), event_type}, [](const Row& row) { return row.integer(0); });
  return found.value_or(0) > 0;
}

void remember_audience(Transaction& transaction, std::string_view event_type) {
  transaction.execute("INSERT INTO event_audience (institution_id, event_type) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                      {transaction.institution(), event_type});
}

}  // namespace vestnik
