#include "plugins/cards/health_routes.h"

#include <algorithm>

#include "answers/answers.h"
#include "answers/list_page.h"
#include "answers/person_names.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"
#include "plugins/cards/card_json.h"

namespace vestnik::cards {
namespace {

constexpr std::size_t form_body = 4096;
constexpr std::size_t most_receivers = 20;

constexpr const char* form_schema = R"json({"type":"object","required":["receivers"],"additionalProperties":false,
"properties":{"receivers":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["person"],
"additionalProperties":false,"properties":{"person":{"type":"integer"}}}}}})json";
constexpr const char* health_lists_schema = R"json({"type":"object","required":["lists"],"properties":{"lists":{
"type":"array","items":{"type":"object","required":["id","group","name","version","formed_at","formed_by",
"receivers"]}}}})json";
constexpr const char* kept_list_schema = R"json({"type":"object","required":["id","group","name","version","formed_at",
"formed_by","receivers","students"],"properties":{"students":{"type":"array","items":{"type":"object","required":[
"name","adult","health_group","physical_group","changed"]}}}})json";

void write_head(JsonWriter& json, Transaction& read, const HealthList& list) {
  json.member("id", list.id)
      .member("group", list.group.value)
      .member("name", name_of_group(read, list.group))
      .member("version", list.version)
      .member("formed_at", to_iso(list.formed_at))
      .member("formed_by", short_name_of(read, list.formed_by))
      .key("receivers")
      .begin_array();
  for (const PersonId receiver : receivers_of(read, list.id)) json.value(short_name_of(read, receiver));
  json.end_array();
}

Result<std::string> heads_json(Transaction& read, const std::vector<HealthList>& lists, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("lists").begin_array();
  for (const HealthList& list : lists) {
    if (!page.takes(list.id)) continue;
    json.begin_object();
    write_head(json, read, list);
    json.end_object();
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

std::string list_json(Transaction& read, const HealthList& list) {
  std::string body;
  JsonWriter json{body};
  json.begin_object();
  write_head(json, read, list);
  json.key("students").begin_array();
  for (const KeptHealthLine& kept : lines_of(read, list.id)) {
    json.begin_object()
        .member("name", kept.line.name)
        .member("adult", kept.line.adult)
        .member("health_group", kept.line.health_group)
        .member("physical_group", kept.line.physical_group)
        .member("changed", kept.changed)
        .end_object();
  }
  json.end_array().end_object();
  return body;
}

}  // namespace

Response HealthRoutes::form(const Request& request) {
  std::vector<PersonId> receivers;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    body.objects("receivers", most_receivers,
                 [&](ObjectReader& one) { receivers.push_back(PersonId{one.integer("person", 1)}); });
  });
  if (!read) return problem_answer(read.problem(), host_.messages());
  FormHealthList command{GroupId{id_of_path(request, "id")}, std::move(receivers), gate_, request.body};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), true);
}

Response HealthRoutes::of_group(const Request& request) {
  const auto page = ListPage::of(request, ListPage::Order::as_listed);
  if (!page) return problem_answer(page.problem(), host_.messages());
  const GroupId group{id_of_path(request, "id")};
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto role = host_.access().allow(read, *request.actor, form_health_lists, Object::group(group));
    body = role ? heads_json(read, health_lists_of(read, group), *page) : role.problem();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response HealthRoutes::received(const Request& request) {
  const auto page = ListPage::of(request, ListPage::Order::as_listed);
  if (!page) return problem_answer(page.problem(), host_.messages());
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto role = host_.access().allow(read, *request.actor, receive_health_lists, Object::institution());
    body = role ? heads_json(read, health_lists_for(read, request.actor->person), *page) : role.problem();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

/// For whoever got it, and for those who form lists of the group; to others it is like one that does not exist.
Response HealthRoutes::read(const Request& request) {
  const std::int64_t id = id_of_path(request, "id");
  ReadHealthList command{id, gate_, host_.access()};
  const CommandKey key{"health_list.read." + host_.random().hex(16), std::to_string(id)};
  const auto outcome = host_.recorder().run(*request.actor, command, key, request.received_at);
  if (!outcome || !outcome->event) return command_answer(outcome, host_.messages());
  std::string body;
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    if (const auto list = find_health_list(read, id)) body = list_json(read, *list);
  });
  return json_answer(std::move(body));
}

void HealthRoutes::add(Method method, const char* pattern, Permission permission, RouteDoc doc,
                       Response (HealthRoutes::*handle)(const Request&)) {
  Route route = plain_route(method, pattern, permission, form_body, std::move(doc));
  route.handle = [this, handle](const Request& request) { return (this->*handle)(request); };
  // A list that is read leaves its trace, which is a write.
  if (std::string_view{pattern}.ends_with("/health-lists/{id}")) route.work = Work::write;
  host_.add_route(std::move(route));
}

void HealthRoutes::contribute() {
  add(Method::post, "/api/v1/groups/{id}/health-lists", form_health_lists,
      {"Form the class list with health groups and hand it on; from the second one on, changed lines are marked",
       {},
       form_schema,
       done_schema,
       {201, 400, 403, 409, 413, 422, 503}},
      &HealthRoutes::form);
  add(Method::get, "/api/v1/groups/{id}/health-lists", form_health_lists,
      paged({"Lists with health groups of a class that were handed on, and to whom",
             {},
             "",
             health_lists_schema,
             {200, 400, 403, 409, 422}}),
      &HealthRoutes::of_group);
  add(Method::get, "/api/v1/health-lists", receive_health_lists,
      paged({"Lists with health groups handed to the reader", {}, "", health_lists_schema, {200, 400, 403, 409, 422}}),
      &HealthRoutes::received);
  add(Method::get, "/api/v1/health-lists/{id}", receive_health_lists,
      {"One list with health groups, for whoever it was handed to", {}, "", kept_list_schema, {200, 403}},
      &HealthRoutes::read);
}

}  // namespace vestnik::cards
