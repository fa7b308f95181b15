#include "plugins/bulletin/announcement_events.h"

#include <stdexcept>

#include "json/json_value.h"
#include "plugins/bulletin/announcement_store.h"
#include "plugins/bulletin/withdraw_announcement.h"

namespace vestnik::bulletin {
namespace {

Announcement announcement_of(Transaction& transaction, std::int64_t id) {
  auto found = find_announcement(transaction, AnnouncementId{id});
  if (!found) throw std::runtime_error{"an event names an announcement that does not exist"};
  return *std::move(found);
}

std::int64_t id_in(const std::string& payload) {
  const auto document = JsonValue::parse(payload);
  const JsonValue* member = document ? document->find("announcement") : nullptr;
  const std::int64_t* id = member != nullptr ? member->integer() : nullptr;
  return id != nullptr ? *id : 0;
}

}  // namespace

EventAudience audience_of(Transaction& transaction, const Event& event) {
  const Announcement one = announcement_of(transaction, id_in(event.payload));
  EventAudience audience;
  audience.trigger = TriggerKind::announcement;
  audience.fact = one.id.value;
  audience.withdrawn = event.type == announcement_withdrawn;
  // The posting is planned as it was, even when the notice was withdrawn before the planner came to it.
  audience.fact_version = audience.withdrawn ? one.version : 1;
  audience.urgent = one.urgent;
  audience.everyone = one.everyone;
  audience.staff = one.audiences.staff;
  audience.students = one.audiences.students;
  audience.parents = one.audiences.parents;
  audience.groups = one.groups;
  return audience;
}

TemplateData words_of(Transaction& transaction, std::int64_t announcement) {
  const Announcement one = announcement_of(transaction, announcement);
  TemplateData words;
  words.text["title"] = one.title;
  words.text["body"] = one.body;
  words.truth["has_body"] = !one.body.empty();
  words.truth["urgent"] = one.urgent;
  return words;
}

}  // namespace vestnik::bulletin
