#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/staff_leave.h"
#include "json/json_writer.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

std::optional<CivilDate> read_date(ObjectReader& body, std::string_view member) {
  const auto date = parse_iso_date(body.text(member, 10));
  if (!date) body.refuse("json.bad_date", member);
  return date;
}

Response post_leave(const ApiPorts& ports, const Request& request) {
  StaffLeave leave;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    leave.person = PersonId{body.integer("person", 1)};
    leave.kind = body.text("kind", 16);
    if (!is_leave_kind(leave.kind)) body.refuse("api.unknown_word", "kind", {{"value", leave.kind}});
    if (const auto from = read_date(body, "from")) leave.from = *from;
    if (const auto to = read_date(body, "to")) leave.to = *to;
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  EnterLeave command{std::move(leave), request.body};
  return run_command(ports, request, command, true);
}

Response delete_leave(const ApiPorts& ports, const Request& request) {
  WithdrawLeave command{id_of_path(request, "id")};
  return run_command(ports, request, command);
}

/// Today's and those to come.
Result<std::string> leaves_json(Transaction& read, CivilDate today, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("leaves").begin_array();
  for (const StaffLeave& leave : leaves_from(read, today)) {
    if (!page.takes(leave.id)) continue;
    const auto person = find_person(read, leave.person);
    json.begin_object()
        .member("id", leave.id)
        .member("person", leave.person.value)
        .member("name", person ? short_name(*person) : "")
        .member("kind", leave.kind)
        .member("from", to_iso(leave.from))
        .member("to", to_iso(leave.to))
        .end_object();
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

Response get_leaves(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"leave", "view"}, Object::institution(),
                     [&](Transaction& read, Role) -> Result<std::string> {
                       const auto page = ListPage::of(request, ListPage::Order::as_listed);
                       if (!page) return page.problem();
                       return leaves_json(read, ports.zones.date_of(read, request.received_at), *page);
                     });
}

}  // namespace

std::vector<Route> leave_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back(
      {Method::get, "/api/v1/leaves", Permission{"leave", "view"}, true, Work::read, 0,
       [ports](const Request& request) { return get_leaves(ports, request); },
       paged(
           {"Who of the staff is away, today or later",
            {},
            "",
            R"({"type":"object","required":["leaves"],"properties":{"leaves":{"type":"array","items":{"type":"object","required":["id","person","name","kind","from","to"],"properties":{"id":{"type":"integer"},"person":{"type":"integer"},"name":{"type":"string"},"kind":{"type":"string"},"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"}}}}}})",
            {200, 403, 409}})});
  routes.push_back(
      {Method::post,
       "/api/v1/leaves",
       Permission{"leave", "write"},
       true,
       Work::write,
       4096,
       [ports](const Request& request) { return post_leave(ports, request); },
       {"Enter that somebody of the staff is away; nobody is reminded of anything while away",
        {},
        R"({"type":"object","required":["person","kind","from","to"],"additionalProperties":false,"properties":{"person":{"type":"integer"},"kind":{"type":"string","enum":["vacation","illness","trip","other"]},"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"}}})",
        std::string{command_schema},
        {201, 400, 403, 404, 409, 422}}});
  routes.push_back({Method::del,
                    "/api/v1/leaves/{id}",
                    Permission{"leave", "write"},
                    true,
                    Work::write,
                    0,
                    [ports](const Request& request) { return delete_leave(ports, request); },
                    {"Take a leave back: a mistake, or the person is back earlier",
                     {},
                     "",
                     std::string{command_schema},
                     {200, 403, 404, 409}}});
  return routes;
}

}  // namespace vestnik
