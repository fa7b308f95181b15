#include "plugins/cards/staff_routes.h"

#include <algorithm>

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/person_names.h"
#include "answers/request_reading.h"
#include "plugins/cards/card_json.h"
#include "plugins/cards/staff_store.h"

namespace vestnik::cards {
namespace {

constexpr std::size_t staff_card_body = 64U << 10U;

constexpr const char* colleagues_schema = R"json({"type":"object","required":["staff"],"properties":{"staff":{
"type":"array","items":{"type":"object","required":["person","name","posts","subjects","telephones","emails","fields"],
"properties":{"person":{"type":"integer"},"name":{"type":"string"},"posts":{"type":"array","items":{"type":"string"}},
"subjects":{"type":"array","items":{"type":"string"}},"telephones":{"type":"array","items":{"type":"string"}},
"emails":{"type":"array","items":{"type":"string"}},"preferred":{"type":"string"},"fields":{"type":"array","items":{
"type":"object","required":["field","title","value"],"properties":{"field":{"type":"string"},
"title":{"type":"string"},"value":{"type":"string"}}}}}}}}})json";
constexpr const char* staff_card_schema = R"json({"type":"object","required":["person","name","parts"],"properties":{
"person":{"type":"integer"},"name":{"type":"string"},"checked_at":{"type":"string","format":"date-time"},
"checked_by":{"type":"string"},"parts":{"type":"array","items":{"type":"object"}}}})json";
constexpr const char* staff_history_schema = R"json({"type":"object","required":["versions"],"properties":{"versions":{
"type":"array","items":{"type":"object","required":["field","title","value","version","by","at"]}}}})json";

void write_words(JsonWriter& json, std::string_view name, const std::vector<std::string>& words) {
  json.key(name).begin_array();
  for (const std::string& word : words) json.value(word);
  json.end_array();
}

/// What of the card every colleague sees.
void write_brief(JsonWriter& json, const MessageCatalogue& messages, const std::vector<Entry>& entries) {
  json.key("fields").begin_array();
  for (const Entry& entry : entries) {
    const Field* field = find_field(Side::staff, entry.field);
    if (field == nullptr || !field->brief || entry.value.empty()) continue;
    json.begin_object()
        .member("field", entry.field)
        .member("title", title_of(messages, entry.field))
        .member("value", entry.value)
        .end_object();
  }
  json.end_array();
}

}  // namespace

Response StaffRoutes::colleagues_list(const Request& request) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto role = host_.access().allow(read, *request.actor, view_colleagues, Object::institution());
    if (!role) {
      body = role.problem();
      return;
    }
    JsonWriter json{*body};
    json.begin_object().key("staff").begin_array();
    for (const Colleague& one : colleagues(read, day_there(read, request.received_at).value())) {
      json.begin_object().member("person", one.person.value).member("name", one.name);
      write_words(json, "posts", one.posts);
      write_words(json, "subjects", one.subjects);
      write_words(json, "telephones", one.telephones);
      write_words(json, "emails", one.emails);
      if (!one.preferred.empty()) json.member("preferred", one.preferred);
      write_brief(json, host_.messages(), card_of(read, one.person));
      json.end_object();
    }
    json.end_array().end_object();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

std::optional<Response> StaffRoutes::note_look(const Request& request, PersonId person) {
  ReadStaffCard command{person, gate_};
  const CommandKey key{"staff_card.read." + host_.random().hex(16), std::to_string(person.value)};
  const auto outcome = host_.recorder().run(*request.actor, command, key, request.received_at);
  if (!outcome || !outcome->event) return command_answer(outcome, host_.messages());
  return std::nullopt;
}

Response StaffRoutes::read_card(const Request& request) {
  const PersonId person{id_of_path(request, "id")};
  if (auto refused = note_look(request, person)) return *std::move(refused);
  std::string body;
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const bool editable = host_.access().allow(read, *request.actor, edit_staff_cards, Object::person(person)).ok();
    JsonWriter json{body};
    json.begin_object().member("person", person.value).member("name", name_of(read, person));
    if (const auto check = staff_check_of(read, person)) {
      json.member("checked_at", to_iso(check->at)).member("checked_by", short_name_of(read, check->by));
    }
    json.key("parts").begin_array();
    write_part(json, host_.messages(), Side::staff, Part::main, editable, card_of(read, person));
    json.end_array().end_object();
  });
  return json_answer(std::move(body));
}

Response StaffRoutes::fill_card(const Request& request) {
  std::vector<CardRow> rows;
  const auto read = read_request_body(request, [&](ObjectReader& body) { rows = read_rows(body, Side::staff); });
  if (!read) return problem_answer(read.problem(), host_.messages());
  FillStaffCard command{PersonId{id_of_path(request, "id")}, std::move(rows), gate_, request.body};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

Response StaffRoutes::check_card(const Request& request) {
  CheckStaffCard command{PersonId{id_of_path(request, "id")}, gate_};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

Response StaffRoutes::history(const Request& request) {
  const PersonId person{id_of_path(request, "id")};
  if (auto refused = note_look(request, person)) return *std::move(refused);
  std::string body;
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    JsonWriter json{body};
    json.begin_object().key("versions").begin_array();
    for (const Former& former : history_of(read, person)) {
      if (find_field(Side::staff, former.field) == nullptr) continue;
      write_former(json, host_.messages(), read, former);
    }
    json.end_array().end_object();
  });
  return json_answer(std::move(body));
}

void StaffRoutes::add(Method method, const char* pattern, Permission permission, RouteDoc doc,
                      Response (StaffRoutes::*handle)(const Request&)) {
  Route route = card_route(method, pattern, permission, staff_card_body, std::move(doc));
  route.handle = [this, handle](const Request& request) { return (this->*handle)(request); };
  host_.add_route(std::move(route));
}

void StaffRoutes::contribute() {
  const std::vector<int> written{200, 400, 403, 409, 413, 422, 503};
  add(Method::get, "/api/v1/staff-cards", view_colleagues,
      {"Colleagues in brief: posts, subjects, how to reach them, category", {}, "", colleagues_schema, {200, 403}},
      &StaffRoutes::colleagues_list);
  add(Method::get, "/api/v1/staff/{id}/card", view_staff_cards,
      {"The full card of one of the staff; the audit keeps that it was read", {}, "", staff_card_schema, {200, 403}},
      &StaffRoutes::read_card);
  add(Method::put, "/api/v1/staff/{id}/card", edit_staff_cards,
      {"Fill fields of a card of the staff", {}, fill_schema, done_schema, written}, &StaffRoutes::fill_card);
  add(Method::post, "/api/v1/staff/{id}/card/checks", check_staff_cards,
      {"Say that a card of the staff was compared with the papers and is true",
       {},
       "",
       done_schema,
       {200, 403, 409, 503}},
      &StaffRoutes::check_card);
  add(Method::get, "/api/v1/staff/{id}/card/history", view_staff_cards,
      {"Every value a card of the staff ever held", {}, "", staff_history_schema, {200, 403}}, &StaffRoutes::history);
  contribute_lists();
}

}  // namespace vestnik::cards
