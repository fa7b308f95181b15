#pragma once
/// Committed events in order, and the planner's place in them.
#include <optional>
#include <vector>

#include "ports/database.h"
#include "ports/plugin.h"

namespace vestnik {

/// A row of id, type, schema_version, payload, recorded_at, actor_id.
[[nodiscard]] Event read_event(InstitutionId institution, const Row& row);
/// At most `limit` events with a greater id, oldest first.
[[nodiscard]] std::vector<Event> events_after(Transaction& transaction, EventId after, int limit);

/// The newest event; none before the first.
[[nodiscard]] EventId last_event(Transaction& transaction);
/// The last event that a plugin's handlers were given; nothing for a plugin that never was.
[[nodiscard]] std::optional<EventId> listener_cursor(Transaction& transaction, std::string_view plugin);
/// Write transaction only.
void move_listener_cursor(Transaction& transaction, std::string_view plugin, EventId to);

/// The last event that was planned; none before the first.
[[nodiscard]] EventId planner_cursor(Transaction& transaction);
/// When the earliest of the events that wait for the planner was recorded; nothing when it has seen them all.
[[nodiscard]] std::optional<Instant> first_unplanned(Transaction& transaction);
/// Write transaction only; belongs to the transaction that writes what was planned.
void move_planner_cursor(Transaction& transaction, EventId to);

}  // namespace vestnik
