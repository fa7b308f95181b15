#include "plugins/netschool/call.h"

#include "json/json_writer.h"

namespace vestnik::netschool {

Told ask(const Call& call, std::string path, std::vector<std::pair<std::string, std::string>> query) {
  Response response =
      call.host.own_api().get(call.who(), {std::move(path), std::move(query), call.request.received_at});
  Told told{response.status, {}};
  if (!told.ok()) return told;
  constexpr JsonLimits largest{std::size_t{16} << 20U, 32};
  auto json = JsonValue::parse(response.content(), largest);
  if (!json) return Told{500, {}};
  told.json = *std::move(json);
  return told;
}

std::string text_of(const JsonValue& object, std::string_view member) {
  const JsonValue* value = object.find(member);
  const std::string* text = value == nullptr ? nullptr : value->text();
  return text == nullptr ? std::string{} : *text;
}

std::int64_t number_of(const JsonValue& object, std::string_view member) {
  const JsonValue* value = object.find(member);
  const std::int64_t* number = value == nullptr ? nullptr : value->integer();
  return number == nullptr ? 0 : *number;
}

const JsonValue::Array& list_of(const JsonValue& object, std::string_view member) {
  static const JsonValue::Array none;
  const JsonValue* value = object.find(member);
  const JsonValue::Array* list = value == nullptr ? nullptr : value->array();
  return list == nullptr ? none : *list;
}

Response refusal(const Call& call, int status, const Problem& problem) {
  const ProblemText text = call.host.messages().explain(problem);
  Response response;
  response.status = status;
  JsonWriter{response.body}.begin_object().member("message", text.title + ' ' + text.next).end_object();
  return response;
}

ProblemText words(Host& host, const std::string& code) { return host.messages().explain(Problem{code}); }

Response json_page(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

TimeZone zone_there(Transaction& transaction) {
  const auto name = transaction.one("SELECT timezone FROM v1_institution WHERE institution_id = $1",
                                    {transaction.institution()}, [](const Row& row) { return row.string(0); });
  auto zone = TimeZone::find(name.value_or(""));
  if (!zone) throw DatabaseError(DatabaseError::Kind::failure, "the institution has no known time zone");
  return *std::move(zone);
}

std::string day_text(CivilDate day) { return to_iso(day) + "T00:00:00"; }

std::string moment_text(const TimeZone& zone, Instant at) {
  const LocalTime local = zone.local(at);
  return to_iso(local.date) + 'T' + to_clock(local.time) + ":00";
}

}  // namespace vestnik::netschool
