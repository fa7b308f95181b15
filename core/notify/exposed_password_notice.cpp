#include "notify/exposed_password_notice.h"

#include <nlohmann/json.hpp>

#include "base/wall_text.h"
#include "domain/event_types.h"
#include "records/audience_store.h"
#include "records/institution_terms.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

struct ExposedPassword {
  PersonId person;
  Instant reported_at;
};

/// The event is the fact: each report is told of once.
std::optional<ExposedPassword> exposed_password(Transaction& transaction, std::int64_t event) {
  return transaction.one("SELECT payload, recorded_at FROM event WHERE institution_id = $1 AND id = $2",
                         {transaction.institution(), event}, [](const Row& row) {
                           const auto payload = nlohmann::json::parse(row.text(0), nullptr, false);
                           const auto person = payload.is_object() ? payload.value("person", std::int64_t{0}) : 0;
                           return ExposedPassword{PersonId{person}, row.instant(1)};
                         });
}

EventAudience administrators_to_tell(Transaction& transaction, const Event& event) {
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.name = "password_exposed";
  audience.fact = event.id.value;
  audience.urgent = true;
  const auto zone = zone_of_institution(transaction);
  if (zone) audience.people = holders_of(transaction, "administrator", zone->local(event.recorded_at).date);
  return audience;
}

TemplateData words_of_exposed(Transaction& transaction, std::int64_t fact) {
  TemplateData words;
  const auto zone = zone_of_institution(transaction);
  const auto exposed = exposed_password(transaction, fact);
  if (!zone || !exposed) return words;
  const auto person = find_person(transaction, exposed->person);
  words.text["holder"] = person ? full_name(*person) : "";
  words.text["reported_at"] = to_russian_short(zone->local(exposed->reported_at));
  return words;
}

}  // namespace

void add_exposed_password_notices(PluginEvents& events) {
  events[std::string{event_type::password_exposed}] = {administrators_to_tell, words_of_exposed, "core"};
}

}  // namespace vestnik
