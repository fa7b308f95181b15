#include <algorithm>

#include "access/scopes.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/set_finals.h"
#include "json/json_writer.h"
#include "records/lesson_store.h"
#include "records/mark_store.h"
#include "records/period_store.h"
#include "records/subject_store.h"
#include "regulation/average.h"

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

/// What the finals of a page are looked at with: the regulation of the period's end, under the viewer's role.
struct FinalsView {
  const FinalPlace& place;
  const Period& period;
  const Regulation* regulation;
  Role role;
  Instant now;
};

/// The average beside the final, and whether the regulation finds them far apart (usolye-2.6, labinsk-2.2h).
void write_average(Transaction& transaction, JsonWriter& json, const FinalsView& view, FinalChange change) {
  if (view.regulation == nullptr) return;
  change.basis = basis_of(transaction, change.student, view.place.subject, view.period);
  const auto average = average_of(change.basis, view.regulation->marks().weighted_average);
  if (!average) return;
  json.key("average").hundredths(*average);
  const Decision decision = view.regulation->decide(change, view.now);
  const bool far = std::ranges::any_of(
      decision.findings, [](const Finding& finding) { return finding.problem.code == "final.far_from_average"; });
  json.member("far_from_average", far);
}

std::string finals_page(Transaction& transaction, const FinalsView& view) {
  const FinalPlace& place = view.place;
  FinalChange common;
  common.context.role = view.role;
  common.group = group_traits(transaction, place.group).value_or(GroupTraits{});
  if (const auto subject = find_subject(transaction, place.subject)) common.subject_name = subject->name;
  common.period = view.period;
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
    FinalChange change = common;
    change.student = held.student;
    change.after = held.value;
    write_average(transaction, json, view, std::move(change));
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
                       const CivilDate today = ports.zones.date_of(transaction, request.received_at);
                       const PersonId reader = request.actor->person;
                       const bool oversees =
                           oversees_page(transaction, reader, role, place.group, place.subject, today);
                       const bool open = gives_finals(transaction, place, *request.actor,
                                                      oversees ? role : Role::teacher, request.received_at);
                       const auto held = find_period(transaction, place.period);
                       if (!open || !held) return Problem{"access.not_found"};
                       const auto regulation = ports.regulations.in_force(transaction.institution(), held->ends);
                       return finals_page(transaction, {place, *held, regulation.get(), role, request.received_at});
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
        R"({"type":"object","required":["sheet","finals"],"properties":{"sheet":{"enum":["open","closed"]},"finals":{"type":"array","items":{"type":"object","required":["id","student","version"],"properties":{"id":{"type":"integer"},"student":{"type":"integer"},"version":{"type":"integer"},"value":{"type":"string"},"average":{"type":"number"},"far_from_average":{"type":"boolean"}}}}}})",
        {200, 400, 422}}});
  return routes;
}

}  // namespace vestnik
