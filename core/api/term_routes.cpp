#include "api/api.h"
#include "api/calls.h"
#include "journal/set_finals.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::int64_t any_id = 1'000'000'000'000;

Response get_periods(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"periods", "view"}, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("periods").begin_array();
                       for (const Period& period : all_periods(transaction)) {
                         json.begin_object()
                             .member("id", period.id.value)
                             .member("kind", to_text(period.kind))
                             .member("number", period.number)
                             .member("starts", to_iso(period.starts))
                             .member("ends", to_iso(period.ends));
                         if (const auto due = finals_due(transaction, period.id)) {
                           if (due->on) json.member("finals_due", to_iso(*due->on));
                           json.member("version", due->version);
                         }
                         json.end_object();
                       }
                       json.end_array().end_object();
                       return body;
                     });
}

std::string finals_page(Transaction& transaction, const FinalPlace& place) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("sheet", sheet_is_closed(transaction, place) ? "closed" : "open");
  json.key("finals").begin_array();
  for (const StoredFinal& held : finals_of(transaction, place)) {
    json.begin_object()
        .member("id", held.id.value)
        .member("student", held.student.value)
        .member("version", held.version);
    if (held.value) json.member("value", to_text(*held.value));
    json.end_object();
  }
  json.end_array().end_object();
  return body;
}

Response get_finals(const ApiPorts& ports, const Request& request) {
  const auto subject = number_of_query(request, "subject", 0, 1, any_id);
  if (!subject) return problem_answer(subject.problem(), ports.messages);
  const auto period = number_of_query(request, "period", 0, 1, any_id);
  if (!period) return problem_answer(period.problem(), ports.messages);
  const FinalPlace place{GroupId{id_of_path(request, "id")}, SubjectId{*subject}, PeriodId{*period}};
  return answer_read(ports, request, {"finals", "view"}, Object::group(place.group),
                     [&](Transaction& transaction, Role role) -> Result<std::string> {
                       // The matrix opens a group to whoever teaches it anything; finals are of one subject.
                       const bool open = gives_finals(transaction, place, *request.actor, role, request.received_at) &&
                                         find_period(transaction, place.period);
                       if (!open) return Problem{"access.not_found"};
                       return finals_page(transaction, place);
                     });
}

}  // namespace

std::vector<Route> term_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back(
      {Method::get,
       "/api/v1/periods",
       Permission{"periods", "view"},
       true,
       Work::read,
       0,
       [ports](const Request& request) { return get_periods(ports, request); },
       {"Study periods, from the earliest, and by when finals are due by order",
        {},
        "",
        R"({"type":"object","required":["periods"],"properties":{"periods":{"type":"array","items":{"type":"object","required":["id","kind","number","starts","ends"],"properties":{"id":{"type":"integer"},"kind":{"type":"string"},"number":{"type":"integer"},"starts":{"type":"string","format":"date"},"ends":{"type":"string","format":"date"},"finals_due":{"type":"string","format":"date"},"version":{"type":"integer"}}}}}})",
        {200, 403}}});
  routes.push_back(
      {Method::get,
       "/api/v1/groups/{id}/finals",
       Permission{"finals", "view"},
       true,
       Work::read,
       0,
       [ports](const Request& request) { return get_finals(ports, request); },
       {"Finals of a group, subject and period with their versions, and whether the sheet is closed",
        {{"subject", R"({"type":"integer"})"}, {"period", R"({"type":"integer"})"}},
        "",
        R"({"type":"object","required":["sheet","finals"],"properties":{"sheet":{"enum":["open","closed"]},"finals":{"type":"array","items":{"type":"object","required":["id","student","version"],"properties":{"id":{"type":"integer"},"student":{"type":"integer"},"version":{"type":"integer"},"value":{"type":"string"}}}}}})",
        {200, 400, 422}}});
  return routes;
}

}  // namespace vestnik
