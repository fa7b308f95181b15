#include "app/plugin_feed.h"

#include "records/event_feed.h"

namespace vestnik {

void PluginFeed::begin(std::span<const InstitutionId> institutions) {
  for (const std::string& plugin : host_.listeners()) {
    for (const InstitutionId institution : institutions) {
      database_.write(institution, Priority::background, [&](Transaction& transaction) {
        if (listener_cursor(transaction, plugin)) return false;
        move_listener_cursor(transaction, plugin, last_event(transaction));
        return true;
      });
    }
  }
}

std::size_t PluginFeed::step(InstitutionId institution) {
  std::size_t handed = 0;
  for (const std::string& plugin : host_.listeners()) handed += hand_over(institution, plugin);
  return handed;
}

std::size_t PluginFeed::hand_over(InstitutionId institution, const std::string& plugin) {
  std::vector<Event> events;
  database_.read(institution, [&](Transaction& transaction) {
    events = events_after(transaction, listener_cursor(transaction, plugin).value_or(EventId{}), batch);
  });
  if (events.empty()) return 0;
  for (const Event& event : events) host_.dispatch(plugin, event);
  // Only now: a crash in between hands them over again rather than never.
  database_.write(institution, Priority::background, [&](Transaction& transaction) {
    move_listener_cursor(transaction, plugin, events.back().id);
    return true;
  });
  return events.size();
}

}  // namespace vestnik
