#include "plugins/attestation/result_events.h"

#include <stdexcept>

#include "json/json_value.h"
#include "plugins/attestation/result_store.h"

namespace vestnik::attestation {
namespace {

Place place_or_throw(Transaction& transaction, std::int64_t result) {
  auto place = place_of(transaction, ResultId{result});
  if (!place) throw std::runtime_error{"an event names a result that does not exist"};
  return *std::move(place);
}

std::int64_t number_in(const JsonValue& row, std::string_view name) {
  const JsonValue* member = row.find(name);
  const std::int64_t* number = member != nullptr ? member->integer() : nullptr;
  return number != nullptr ? *number : 0;
}

}  // namespace

EventAudience audience_of(Transaction& transaction, const Event& event) {
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.name = result_word;
  audience.staff = false;
  const auto payload = JsonValue::parse(event.payload);
  const JsonValue* member = payload ? payload->find("rows") : nullptr;
  const JsonValue::Array* rows = member != nullptr ? member->array() : nullptr;
  if (rows == nullptr) throw std::runtime_error{"an event of results without rows"};
  if (rows->empty()) return audience;  // what was asked for stood already
  const JsonValue& first = rows->front();
  audience.fact = number_in(first, "result");
  audience.fact_version = number_in(first, "version");
  if (rows->size() == 1) {
    audience.student = PersonId{number_in(first, "student")};
  } else {
    audience.groups = {place_or_throw(transaction, audience.fact).group};
  }
  return audience;
}

TemplateData words_of(Transaction& transaction, std::int64_t result) {
  const Place place = place_or_throw(transaction, result);
  TemplateData words;
  words.text["discipline"] = subject_name(transaction, place.subject).value_or("");
  const auto group = find_group(transaction, place.group);
  words.text["attested_group"] = group ? group->name : "";
  return words;
}

}  // namespace vestnik::attestation
