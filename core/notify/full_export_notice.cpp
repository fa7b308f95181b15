#include "notify/full_export_notice.h"

#include <nlohmann/json.hpp>

#include "base/wall_text.h"
#include "domain/event_types.h"
#include "records/audience_store.h"
#include "records/full_export_store.h"
#include "records/institution_terms.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

/// The event is the fact: each step is told of once.
std::optional<FullExport> export_of_event(Transaction& transaction, std::string_view payload) {
  const auto told = nlohmann::json::parse(payload, nullptr, false);
  return find_full_export(transaction, told.is_object() ? told.value("export", std::int64_t{0}) : 0);
}

/// Administrators and heads, but for one.
std::vector<PersonId> those_in_charge(Transaction& transaction, PersonId but, CivilDate on) {
  std::vector<PersonId> people;
  for (const std::string_view role : {"administrator", "director"}) {
    for (const PersonId person : holders_of(transaction, role, on)) {
      if (person != but && std::find(people.begin(), people.end(), person) == people.end()) people.push_back(person);
    }
  }
  return people;
}

EventAudience whom_to_tell(Transaction& transaction, const Event& event) {
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.name = "full_export";
  audience.fact = event.id.value;
  audience.urgent = true;
  const auto zone = zone_of_institution(transaction);
  const auto one = export_of_event(transaction, event.payload);
  if (!zone || !one) return audience;
  if (event.type == event_type::full_export_decided) {
    if (one->asked_by) audience.people = {one->asked_by};
  } else {
    audience.people = those_in_charge(transaction, one->asked_by, zone->local(event.recorded_at).date);
  }
  return audience;
}

std::string name_in_full(Transaction& transaction, PersonId id) {
  const auto person = find_person(transaction, id);
  return person ? full_name(*person) : std::string{};
}

TemplateData words_of_full_export(Transaction& transaction, std::int64_t fact) {
  TemplateData words;
  const auto zone = zone_of_institution(transaction);
  const auto event = transaction.one("SELECT type, payload FROM event WHERE institution_id = $1 AND id = $2",
                                     {transaction.institution(), fact}, [](const Row& row) {
                                       return std::pair{row.string(0), row.string(1)};
                                     });
  const auto one = event ? export_of_event(transaction, event->second) : std::nullopt;
  if (!zone || !one) return words;
  words.text["asker"] = name_in_full(transaction, one->asked_by);
  words.text["decider"] = name_in_full(transaction, one->decided_by);
  words.text["why"] = one->reason;
  words.text["decide_until"] = to_russian_short(zone->local(one->expires_at));
  words.text["take_until"] = one->open_until ? to_russian_short(zone->local(*one->open_until)) : "";
  words.truth["by_operator"] = !one->asked_by;
  words.truth["is_asked"] = event->first == event_type::full_export_asked;
  words.truth["is_approved"] = event->first == event_type::full_export_decided && one->approved.value_or(false);
  words.truth["is_declined"] = event->first == event_type::full_export_decided && !one->approved.value_or(false);
  words.truth["is_taken"] = event->first == event_type::full_export_taken;
  return words;
}

}  // namespace

void add_full_export_notices(PluginEvents& events) {
  for (const std::string_view type :
       {event_type::full_export_asked, event_type::full_export_decided, event_type::full_export_taken})
    events[std::string{type}] = {whom_to_tell, words_of_full_export, "core"};
}

}  // namespace vestnik
