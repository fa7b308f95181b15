#include "plugins/inspection/check_events.h"

#include <stdexcept>

#include "plugins/inspection/check_store.h"
#include "plugins/inspection/event_payload.h"
#include "plugins/inspection/naming.h"
#include "plugins/inspection/reach.h"

namespace vestnik::inspection {
namespace {

Check check_of(Transaction& transaction, std::int64_t id) {
  auto found = find_check(transaction, CheckId{id});
  if (!found) throw std::runtime_error{"an event names a check that does not exist"};
  return *std::move(found);
}

}  // namespace

EventAudience check_audience(Transaction& transaction, const Event& event) {
  const Check check = check_of(transaction, number_in(event.payload, "check"));
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.name = "check_result";
  audience.fact = check.id.value;
  if (!is_inspector(check.inspector_role)) return audience;
  audience.people = teachers_of_groups(transaction, check.groups, check.checked_on);
  std::erase(audience.people, check.inspector);
  return audience;
}

TemplateData check_words(Transaction& transaction, std::int64_t id) {
  const Check check = check_of(transaction, id);
  Naming names{transaction};
  TemplateData words;
  words.text["inspector"] = names.of(check.inspector);
  words.text["from"] = to_russian(check.starts);
  words.text["until"] = to_russian(check.ends);
  words.text["result"] = check.result;
  std::string places;
  for (const GroupId group : check.groups) places += (places.empty() ? "" : ", ") + names.of(group);
  words.text["places"] = places;
  words.truth["has_groups"] = !check.groups.empty();
  return words;
}

}  // namespace vestnik::inspection
