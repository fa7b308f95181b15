#include "records/event_feed.h"

namespace vestnik {

Event read_event(InstitutionId institution, const Row& row) {
  return {row.id<EventId>(0), institution,    row.string(1),      static_cast<int>(row.integer(2)),
          row.string(3),      row.instant(4), row.id<PersonId>(5)};
}

std::vector<Event> events_after(Transaction& transaction, EventId after, int limit) {
  return transaction.all(
      "SELECT id, type, schema_version, payload, recorded_at, actor_id FROM event"
      " WHERE institution_id = $1 AND id > $2 ORDER BY id LIMIT $3",
      {transaction.institution(), after, limit},
      [&](const Row& row) { return read_event(transaction.institution(), row); });
}

EventId last_event(Transaction& transaction) {
  const auto found = transaction.one("SELECT COALESCE(MAX(id), 0) FROM event WHERE institution_id = $1",
                                     {transaction.institution()}, [](const Row& row) { return row.id<EventId>(0); });
  return found.value_or(EventId{});
}

std::optional<EventId> listener_cursor(Transaction& transaction, std::string_view plugin) {
  return transaction.one("SELECT event_id FROM listener_cursor WHERE institution_id = $1 AND plugin = $2",
                         {transaction.institution(), plugin}, [](const Row& row) { return row.id<EventId>(0); });
}

void move_listener_cursor(Transaction& transaction, std::string_view plugin, EventId to) {
  transaction.execute(
      "INSERT INTO listener_cursor (institution_id, plugin, event_id) VALUES ($1, $2, $3)"
      " ON CONFLICT (institution_id, plugin) DO UPDATE SET event_id = excluded.event_id",
      {transaction.institution(), plugin, to});
}

EventId planner_cursor(Transaction& transaction) {
  const auto found = transaction.one("SELECT event_id FROM planner_cursor WHERE institution_id = $1",
                                     {transaction.institution()}, [](const Row& row) { return row.id<EventId>(0); });
  return found.value_or(EventId{});
}

std::optional<Instant> first_unplanned(Transaction& transaction) {
  // "+ 0" keeps SQLite from answering MIN by the index of recorded_at: it would walk every event that is planned
  // already.
  const auto found = transaction.one(
      "SELECT MIN(recorded_at + 0) FROM event WHERE institution_id = $1 AND id > COALESCE("
      "(SELECT event_id FROM planner_cursor WHERE institution_id = $1), 0)",
      {transaction.institution()}, [](const Row& row) { return row.optional_instant(0); });
  return found.value_or(std::nullopt);
}

void move_planner_cursor(Transaction& transaction, EventId to) {
  transaction.execute(
      "INSERT INTO planner_cursor (institution_id, event_id) VALUES ($1, $2)"
      " ON CONFLICT (institution_id) DO UPDATE SET event_id = excluded.event_id",
      {transaction.institution(), to});
}

}  // namespace vestnik
