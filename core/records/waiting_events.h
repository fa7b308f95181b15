#pragma once
/// Events whose plugin could not say whom they are for: it is not here, or it failed. The planner goes on and comes
/// back to them. Write transactions, but for the questions.
#include <string_view>
#include <vector>

#include "ports/database.h"
#include "ports/plugin.h"

namespace vestnik {

struct WaitingEvent {
  Event event;
  int attempts = 0;  ///< how often it was put off
};

/// Those that are due, oldest first.
[[nodiscard]] std::vector<WaitingEvent> events_due_again(Transaction& transaction, Instant now, int limit);
/// `attempts` so far, this one included.
void put_event_off(Transaction& transaction, EventId event, int attempts, Instant due);
void forget_waiting_event(Transaction& transaction, EventId event);
/// Events after this one, up to `until`, about the same kind of fact: the first word of their type is the same.
[[nodiscard]] std::vector<Event> later_events_of_kind(Transaction& transaction, const Event& event, EventId until);
/// A new start may have brought a plugin back.
void make_waiting_events_due(Transaction& transaction, Instant now);

/// Whether some plugin said, at this or an earlier start, that it knows whom events of the type are for.
[[nodiscard]] bool has_audience(Transaction& transaction, std::string_view event_type);
void remember_audience(Transaction& transaction, std::string_view event_type);

}  // namespace vestnik
