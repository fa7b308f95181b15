#include "api/api.h"
#include "api/calls.h"
#include "json/json_writer.h"
#include "records/institution_store.h"
#include "records/institution_totals.h"
#include "records/outside_identity_store.h"

namespace vestnik {
namespace {

constexpr Permission see_totals{"aggregates", "view"};
constexpr int longest_totals_span = 366;

void write_totals(const ApiPorts& ports, JsonWriter& json, Transaction& read, const DateSpan& span) {
  const auto institution = own_institution(read);
  const auto regulation = ports.regulations.in_force(read.institution(), span.to);
  const std::string absent = regulation ? regulation->attendance().absence_code : std::string{};
  const InstitutionTotals totals = institution_totals(read, span.from, span.to, absent);
  json.begin_object()
      .member("code", institution ? institution->code : "")
      .member("name", institution ? institution->name : "")
      .member("students", totals.students)
      .member("groups", totals.groups)
      .member("lessons_held", totals.lessons_held)
      .member("absences", totals.absences)
      .member("marks", totals.marks);
  if (totals.average_hundredths) json.key("average").hundredths(*totals.average_hundredths);
  json.end_object();
}

/// The same person elsewhere: known by an outside service's word, never by a name. Each institution has opened itself
/// by an order of its own and by linking the identity.
std::optional<Actor> same_person_in(Transaction& read, const std::vector<std::string>& identities) {
  for (const std::string& identity : identities) {
    if (const auto linked = find_identity_by_digest(read, identity))
      return Actor{read.institution(), linked->person, linked->account};
  }
  return std::nullopt;
}

Response get_aggregates(const ApiPorts& ports, const Request& request) {
  std::vector<Institution> others;
  std::vector<std::string> identities;
  std::optional<DateSpan> span;
  std::string body;
  JsonWriter json{body};
  const Response own = answer_read(
      ports, request, see_totals, Object::institution(), [&](Transaction& read, Role) -> Result<std::string> {
        const auto asked = span_of(request, ports.zones.date_of(read, request.received_at), longest_totals_span);
        if (!asked) return asked.problem();
        span = *asked;
        json.begin_object().member("from", to_iso(span->from)).member("to", to_iso(span->to));
        json.key("institutions").begin_array();
        write_totals(ports, json, read, *span);
        // A program's token was made for one institution.
        if (!request.actor->scope) identities = identity_digests_of(read, request.actor->account);
        if (!identities.empty()) others = all_institutions(read);
        return std::string{};
      });
  if (!span) return own;
  for (const Institution& other : others) {
    if (other.id == request.actor->institution) continue;
    ports.database.read(other.id, [&](Transaction& read) {
      const auto there = same_person_in(read, identities);
      if (there && ports.access.allow(read, *there, see_totals, Object::institution()).ok())
        write_totals(ports, json, read, *span);
    });
  }
  json.end_array().end_object();
  return json_answer(std::move(body));
}

}  // namespace

std::vector<Route> aggregate_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back(plain_route(
      Method::get, "/api/v1/aggregates", see_totals, 0,
      {"Numbers of the institution without names; of others too where the same person was given the right by their own "
       "order",
       {{"from", R"({"type":"string","format":"date"})"}, {"to", R"({"type":"string","format":"date"})"}},
       "",
       R"({"type":"object","required":["from","to","institutions"],"properties":{"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},"institutions":{"type":"array","items":{"type":"object","required":["code","name","students","groups","lessons_held","absences","marks"],"properties":{"code":{"type":"string"},"name":{"type":"string"},"students":{"type":"integer"},"groups":{"type":"integer"},"lessons_held":{"type":"integer"},"absences":{"type":"integer"},"marks":{"type":"integer"},"average":{"type":"number"}}}}}})",
       {200, 400, 403, 422}}));
  routes.back().handle = [ports](const Request& request) { return get_aggregates(ports, request); };
  return routes;
}

}  // namespace vestnik
