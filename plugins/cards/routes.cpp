#include "plugins/cards/routes.h"

#include <algorithm>

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/person_names.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"
#include "plugins/cards/card_json.h"
#include "plugins/cards/health_commands.h"

namespace vestnik::cards {
namespace {

constexpr std::size_t card_body = 64U << 10U;

constexpr const char* card_schema = R"json({"type":"object","required":["person","parts"],"properties":{
"person":{"type":"integer"},"confirmed_at":{"type":"string","format":"date-time"},"confirmed_by":{"type":"string"},
"parts":{"type":"array","items":{"type":"object","required":["part","editable","fields"],"properties":{
"part":{"type":"string"},"editable":{"type":"boolean"},"fields":{"type":"array","items":{"type":"object","required":
["field","title","value","version","needed"],"properties":{"field":{"type":"string"},"title":{"type":"string"},
"value":{"type":"string"},"version":{"type":"integer"},"needed":{"type":"boolean"},
"changed_at":{"type":"string","format":"date-time"}}}}}}}}})json";
constexpr const char* history_schema = R"json({"type":"object","required":["versions"],"properties":{"versions":{
"type":"array","items":{"type":"object","properties":{"field":{"type":"string"},"title":{"type":"string"},
"value":{"type":"string"},"version":{"type":"integer"},"by":{"type":"string"},
"at":{"type":"string","format":"date-time"}}}}}})json";
constexpr const char* states_schema = R"json({"type":"object","required":["students","incomplete","unconfirmed",
"without_consent","filled_percent"],"properties":{"filled_percent":{"type":"integer"},"students":{"type":"array","items":{"type":"object"}},"incomplete":{"type":"integer"},
"unconfirmed":{"type":"integer"},"without_consent":{"type":"integer"}}})json";
constexpr const char* report_schema = R"json({"type":"object","required":["since","groups","staff_unchecked"],
"properties":{"since":{"type":"string","format":"date"},"staff_unchecked":{"type":"integer"},"groups":{"type":"array",
"items":{"type":"object","required":["group","name","class_teachers","students","students_filled_percent","parents",
"parents_filled_percent","incomplete","unconfirmed"]}}}})json";
constexpr const char* health_schema = R"json({"type":"object","required":["students"],"properties":{"students":{
"type":"array","items":{"type":"object","required":["name","adult","health_group","physical_group"],"properties":{
"name":{"type":"string"},"adult":{"type":"boolean"},"health_group":{"type":"string"},
"physical_group":{"type":"string"}}}}}})json";

CardOf own_card(const Request& request) {
  const PersonId student{id_of_path(request, "id")};
  return {student, student};
}

CardOf guardians_card(const Request& request) {
  return {PersonId{id_of_path(request, "id")}, PersonId{id_of_path(request, "gid")}};
}

}  // namespace

CardRoutes::CardRoutes(Host& host)
    : host_(host), gate_{host.settings().text("cards.agreement_first", "true") != "false"} {}

Response CardRoutes::run(const Request& request, Command& command) {
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

CardRoutes::OpenParts CardRoutes::open_parts(const Request& request, const CardOf& card) {
  OpenParts parts;
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    for (const Part part : all_parts) {
      const auto role = host_.access().allow(read, *request.actor, may_view(part), Object::student(card.student));
      const bool open = role && gate_.open(read, card, part, *request.actor, *role, request.received_at).ok();
      if (open) parts.seen.push_back(part);
      if (open && host_.access().allow(read, *request.actor, may_edit(part), Object::student(card.student)).ok()) {
        parts.editable.push_back(part);
      }
    }
  });
  // Of a card that is closed the main part says why, in the audit too. A parent's card has no other part.
  if (parts.seen.empty() || card.side() == Side::parent) parts.seen = {Part::main};
  return parts;
}

std::optional<Response> CardRoutes::note_look(const Request& request, const CardOf& card, const OpenParts& parts) {
  for (const Part part : parts.seen) {
    ReadCard command{card, part, gate_};
    const CommandKey key{"card.read." + host_.random().hex(16), std::string{to_text(part)}};
    const auto outcome = host_.recorder().run(*request.actor, command, key, request.received_at);
    if (!outcome || !outcome->event) return command_answer(outcome, host_.messages());
  }
  return std::nullopt;
}

Response CardRoutes::read_card(const Request& request, const CardOf& card) {
  const OpenParts parts = open_parts(request, card);
  if (auto refused = note_look(request, card, parts)) return *std::move(refused);
  std::string body;
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto entries = card_of(read, card.person);
    JsonWriter json{body};
    json.begin_object().member("person", card.person.value);
    if (const auto confirmed = confirmation_of(read, card.person)) {
      json.member("confirmed_at", to_iso(confirmed->at)).member("confirmed_by", short_name_of(read, confirmed->by));
    }
    json.key("parts").begin_array();
    for (const Part part : parts.seen) {
      const bool editable = std::ranges::find(parts.editable, part) != parts.editable.end();
      write_part(json, host_.messages(), card.side(), part, editable, entries);
    }
    json.end_array().end_object();
  });
  return json_answer(std::move(body));
}

Response CardRoutes::fill_card(const Request& request, const CardOf& card) {
  std::vector<CardRow> rows;
  const auto read = read_request_body(request, [&](ObjectReader& body) { rows = read_rows(body, card.side()); });
  if (!read) return problem_answer(read.problem(), host_.messages());
  FillCard command{card, std::move(rows), gate_, request.body};
  return run(request, command);
}

Response CardRoutes::confirm(const Request& request, const CardOf& card) {
  ConfirmCard command{card, gate_};
  return run(request, command);
}

/// What the card held is as private as what it holds: looking leaves the same trace.
Response CardRoutes::history(const Request& request) {
  const CardOf card = own_card(request);
  const OpenParts parts = open_parts(request, card);
  if (auto refused = note_look(request, card, parts)) return *std::move(refused);
  std::string body;
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    JsonWriter json{body};
    json.begin_object().key("versions").begin_array();
    for (const Former& former : history_of(read, card.person)) {
      const Field* field = find_field(Side::student, former.field);
      if (field == nullptr || std::ranges::find(parts.seen, field->part) == parts.seen.end()) continue;
      write_former(json, host_.messages(), read, former);
    }
    json.end_array().end_object();
  });
  return json_answer(std::move(body));
}

void CardRoutes::add(Method method, const char* pattern, Permission permission, RouteDoc doc,
                     std::function<Response(const Request&)> handle) {
  Route route = card_route(method, pattern, permission, card_body, std::move(doc));
  route.handle = std::move(handle);
  host_.add_route(std::move(route));
}

void CardRoutes::contribute() {
  const Permission view = may_view(Part::main);
  const Permission edit = may_edit(Part::main);
  const std::vector<int> written{200, 400, 403, 409, 413, 422, 503};
  // Nothing is sent, so nothing of it can be wrong.
  const std::vector<int> confirmed{200, 400, 403, 409, 413, 503};
  add(Method::get, "/api/v1/students/{id}/card", view,
      {"The personal card of a student, the parts open to the reader; the audit keeps that it was read",
       {},
       "",
       card_schema,
       {200, 403}},
      [this](const Request& request) { return read_card(request, own_card(request)); });
  add(Method::put, "/api/v1/students/{id}/card", edit,
      {"Fill fields of one part of a student's card", {}, fill_schema, done_schema, written},
      [this](const Request& request) { return fill_card(request, own_card(request)); });
  add(Method::get, "/api/v1/students/{id}/guardians/{gid}/card", view,
      {"The personal card of somebody who stands for a student", {}, "", card_schema, {200, 403}},
      [this](const Request& request) { return read_card(request, guardians_card(request)); });
  add(Method::put, "/api/v1/students/{id}/guardians/{gid}/card", edit,
      {"Fill fields of a parent's card", {}, fill_schema, done_schema, written},
      [this](const Request& request) { return fill_card(request, guardians_card(request)); });
  add(Method::post, "/api/v1/students/{id}/card/confirmations", edit,
      {"Say that a student's card was looked through and is right", {}, "", done_schema, confirmed},
      [this](const Request& request) { return confirm(request, own_card(request)); });
  add(Method::post, "/api/v1/students/{id}/guardians/{gid}/card/confirmations", edit,
      {"Say that a parent's card was looked through and is right", {}, "", done_schema, confirmed},
      [this](const Request& request) { return confirm(request, guardians_card(request)); });
  add(Method::get, "/api/v1/students/{id}/card/history", view,
      {"Every value a student's card ever held, in the parts open to the reader", {}, "", history_schema, {200, 403}},
      [this](const Request& request) { return history(request); });
  add(Method::get, "/api/v1/groups/{id}/cards", view,
      {"Which cards of a class are incomplete, unconfirmed, or filled without a consent",
       {},
       "",
       states_schema,
       {200, 403}},
      [this](const Request& request) { return states(request); });
  add(Method::get, "/api/v1/cards/report", view_fill_report,
      {"Shares of filled fields of cards by class and class teacher, and what was not confirmed since a day",
       {{"since", R"({"type":"string","format":"date"})"}},
       "",
       report_schema,
       {200, 403, 422}},
      [this](const Request& request) { return fill_report(request); });
  add(Method::get, "/api/v1/groups/{id}/health-list", list_health_groups,
      {"The class list with health and physical groups, for the nurse to check; as JSON or as one portrait page",
       {{"as", R"({"type":"string","enum":["page"]})"}},
       "",
       health_schema,
       {200, 403}},
      [this](const Request& request) { return health(request); });
}

}  // namespace vestnik::cards
