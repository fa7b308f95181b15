#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/role_orders.h"
#include "json/json_writer.h"
#include "records/person_store.h"
#include "records/staff_store.h"

namespace vestnik {
namespace {

constexpr std::size_t longest_order = 64;

std::optional<CivilDate> optional_day(ObjectReader& body, std::string_view member) {
  const auto text = body.optional_text(member, 10);
  if (!text) return std::nullopt;
  const auto day = parse_iso_date(*text);
  if (!day) body.refuse("json.bad_date", member);
  return day;
}

CivilDate day_in(ObjectReader& body, std::string_view member) {
  const auto day = parse_iso_date(body.text(member, 10));
  if (!day) body.refuse("json.bad_date", member);
  return day.value_or(CivilDate{});
}

RevokingOrder order_in(ObjectReader& body) {
  RevokingOrder order;
  order.number = body.text("order", longest_order);
  order.date = day_in(body, "order_date");
  return order;
}

Response post_role(const ApiPorts& ports, const Request& request) {
  RoleGrant grant;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    grant.person = PersonId{body.integer("person", 1)};
    const std::string word = body.text("role", 32);
    if (const auto role = parse_role(word)) {
      grant.role = *role;
    } else {
      body.refuse("api.unknown_word", "role", {{"value", word}});
    }
    const auto group = body.optional_integer("group", 1);
    const auto subject = body.optional_integer("subject", 1);
    if (group && subject) body.refuse("api.unknown_word", "subject", {{"value", std::to_string(*subject)}});
    if (group || subject) {
      grant.scope_kind = group ? role_reach::group : role_reach::subject;
      grant.scope_id = group ? *group : *subject;
    }
    grant.valid_from = day_in(body, "from");
    grant.valid_to = optional_day(body, "to");
    grant.order_number = body.text("order", longest_order);
    grant.order_date = day_in(body, "order_date");
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  GrantRole command{std::move(grant), ports.regulations, request.body};
  return run_command(ports, request, command, true);
}

Response post_role_end(const ApiPorts& ports, const Request& request) {
  RoleEnd end;
  end.grant = id_of_path(request, "id");
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    end.last_day = optional_day(body, "last_day");
    end.order = order_in(body);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  RevokeRole command{std::move(end), request.body};
  return run_command(ports, request, command);
}

Response post_dismissal(const ApiPorts& ports, const Request& request) {
  Dismissal dismissal;
  dismissal.person = PersonId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    dismissal.last_day = day_in(body, "last_day");
    dismissal.order = order_in(body);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  DismissStaff command{std::move(dismissal), request.body};
  return run_command(ports, request, command);
}

void write_day(JsonWriter& json, std::string_view name, const std::optional<CivilDate>& day) {
  if (day) json.member(name, to_iso(*day));
}

void write_person(JsonWriter& json, Transaction& read, PersonId id) {
  const auto person = find_person(read, id);
  json.member("person", id.value).member("name", person ? short_name(*person) : "");
}

Result<std::string> roles_json(Transaction& read, CivilDate today, bool ended, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("roles").begin_array();
  for (const RoleGrant& grant : grants_from(read, today, ended)) {
    if (!page.takes(grant.id)) continue;
    json.begin_object().member("id", grant.id);
    write_person(json, read, grant.person);
    json.member("role", to_text(grant.role));
    if (grant.scope_kind != role_reach::whole) json.member(grant.scope_kind, grant.scope_id);
    json.member("from", to_iso(grant.valid_from));
    write_day(json, "to", grant.valid_to);
    json.member("order", grant.order_number);
    write_day(json, "order_date", grant.order_date);
    if (!grant.revoked_order.empty()) json.member("revoked_order", grant.revoked_order);
    write_day(json, "revoked_order_date", grant.revoked_order_date);
    json.end_object();
  }
  if (const auto over = page.end(json); !over) return over.problem();
  return body;
}

Response get_roles(const ApiPorts& ports, const Request& request) {
  const auto ended = flag_of_query(request, "ended");
  if (!ended) return problem_answer(ended.problem(), ports.messages);
  return answer_read(ports, request, {"roles", "view"}, Object::institution(),
                     [&](Transaction& read, Role) -> Result<std::string> {
                       const auto page = ListPage::of(request, ListPage::Order::as_listed);
                       if (!page) return page.problem();
                       return roles_json(read, ports.zones.date_of(read, request.received_at), *ended, *page);
                     });
}

/// Posts of one person after the other; those that are over for whoever sees orders alone.
Result<std::string> staff_json(Transaction& read, CivilDate today, bool ended, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("staff").begin_array();
  PersonId open;
  PersonId seen;
  for (const StaffWork& work : staff_work(read, today, ended)) {
    if (work.person != seen) {
      seen = work.person;
      if (open) json.end_array().end_object();
      open = page.takes(work.person.value) ? work.person : PersonId{};
      if (!open) continue;
      json.begin_object();
      write_person(json, read, work.person);
      json.key("posts").begin_array();
    }
    if (!open) continue;
    json.begin_object().member("role", to_text(work.role)).member("from", to_iso(work.from));
    write_day(json, "to", work.to);
    json.end_object();
  }
  if (open) json.end_array().end_object();
  if (const auto over = page.end(json); !over) return over.problem();
  return body;
}

Response get_staff(const ApiPorts& ports, const Request& request) {
  const auto ended = flag_of_query(request, "ended");
  if (!ended) return problem_answer(ended.problem(), ports.messages);
  const Permission permission = *ended ? Permission{"roles", "view"} : Permission{"staff", "view"};
  return answer_read(ports, request, permission, Object::institution(),
                     [&](Transaction& read, Role) -> Result<std::string> {
                       const auto page = ListPage::of(request, ListPage::Order::oldest_first);
                       if (!page) return page.problem();
                       return staff_json(read, ports.zones.date_of(read, request.received_at), *ended, *page);
                     });
}

Route role_route(Method method, const char* pattern, Permission permission, RouteDoc doc,
                 std::function<Response(const Request&)> handle) {
  Route route = plain_route(method, pattern, permission, 4096, std::move(doc));
  route.handle = std::move(handle);
  return route;
}

}  // namespace

std::vector<Route> role_routes(ApiPorts ports) {
  const std::string recorded{command_schema};
  const std::vector<std::pair<std::string, std::string>> query{{"ended", R"({"type":"boolean"})"}};
  std::vector<Route> routes;
  routes.push_back(
      role_route(Method::get, "/api/v1/roles", {"roles", "view"},
                 paged({"Who holds which role by which order, today or later; with ended those that are over too",
                        query,
                        "",
                        R"({"type":"object","required":["roles"],"properties":{"roles":{"type":"array"}}})",
                        {200, 400, 403, 409}}),
                 [ports](const Request& request) { return get_roles(ports, request); }));
  routes.push_back(role_route(
      Method::post, "/api/v1/roles", {"roles", "write"},
      {"Give a role by an order; with a group it reaches the group's department, with a subject its pages",
       {},
       R"({"type":"object","required":["person","role","from","order","order_date"],"additionalProperties":false,"properties":{"person":{"type":"integer"},"role":{"type":"string"},"group":{"type":["integer","null"]},"subject":{"type":["integer","null"]},"from":{"type":"string","format":"date"},"to":{"type":["string","null"],"format":"date"},"order":{"type":"string","maxLength":64},"order_date":{"type":"string","format":"date"}}})",
       recorded,
       {201, 400, 403, 404, 409, 422}},
      [ports](const Request& request) { return post_role(ports, request); }));
  routes.push_back(role_route(
      Method::post, "/api/v1/roles/{id}/revocation", {"roles", "write"},
      {"Take a role by an order; without a last day it is over at once",
       {},
       R"({"type":"object","required":["order","order_date"],"additionalProperties":false,"properties":{"last_day":{"type":["string","null"],"format":"date"},"order":{"type":"string","maxLength":64},"order_date":{"type":"string","format":"date"}}})",
       recorded,
       {200, 400, 403, 404, 409, 422}},
      [ports](const Request& request) { return post_role_end(ports, request); }));
  routes.push_back(
      role_route(Method::get, "/api/v1/staff", {"staff", "view"},
                 paged({"Who works here and as what; with ended also who left, for those who see orders",
                        query,
                        "",
                        R"({"type":"object","required":["staff"],"properties":{"staff":{"type":"array"}}})",
                        {200, 400, 403}}),
                 [ports](const Request& request) { return get_staff(ports, request); }));
  routes.push_back(role_route(
      Method::post, "/api/v1/staff/{id}/dismissal", {"staff", "dismiss"},
      {"End every role, load and class of a person with the last day of work",
       {},
       R"({"type":"object","required":["last_day","order","order_date"],"additionalProperties":false,"properties":{"last_day":{"type":"string","format":"date"},"order":{"type":"string","maxLength":64},"order_date":{"type":"string","format":"date"}}})",
       recorded,
       {200, 400, 403, 404, 409, 422}},
      [ports](const Request& request) { return post_dismissal(ports, request); }));
  return routes;
}

}  // namespace vestnik
