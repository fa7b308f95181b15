#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "json/json_writer.h"
#include "records/absence_totals.h"
#include "records/attendance_store.h"

namespace vestnik {
namespace {

constexpr Permission give_reasons{"absence_reason", "write"};
constexpr int most_days = 366;
constexpr std::int64_t most_absences = 500;  ///< of a class in its worst month
constexpr std::string_view absences_schema =
    R"({"type":"object","required":["absences"],"properties":{"absences":{"type":"array","items":{"type":"object","required":["attendance","student","lesson","date","number","subject","reason","version"],"properties":{"attendance":{"type":"integer"},"student":{"type":"integer"},"lesson":{"type":"integer"},"date":{"type":"string","format":"date"},"number":{"type":"integer"},"subject":{"type":"integer"},"reason":{"type":"string","description":"empty: not known"},"version":{"type":"integer"}}}}}})";

void write_absence(JsonWriter& json, const ListedAbsence& absence) {
  json.begin_object()
      .member("attendance", absence.held.id.value)
      .member("student", absence.held.student.value)
      .member("lesson", absence.held.lesson.value)
      .member("date", to_iso(absence.date))
      .member("number", absence.number)
      .member("subject", absence.subject.value)
      .member("reason", absence.held.mark.reason)
      .member("version", absence.held.version)
      .end_object();
}

Response get_absences(const ApiPorts& ports, const Request& request) {
  const GroupId group{id_of_path(request, "id")};
  const auto unexplained = flag_of_query(request, "without_reason");
  if (!unexplained) return problem_answer(unexplained.problem(), ports.messages);
  return answer_read(ports, request, give_reasons, Object::group(group),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       const CivilDate today = ports.zones.today(transaction);
                       const auto span = span_of(request, today, most_days);
                       if (!span) return span.problem();
                       const auto regulation = ports.regulations.in_force_for(transaction.institution(), today, group);
                       if (!regulation) return Problem{"regulation.none_in_force", {{"date", to_russian(today)}}};
                       auto page = ListPage::of(request, ListPage::Order::as_listed, most_absences, most_absences);
                       if (!page) return page.problem();
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("absences").begin_array();
                       const std::string& code = regulation->attendance().absence_code;
                       for (const auto& one : absences_of_group(transaction, group, span->from, span->to, code)) {
                         const bool asked = !*unexplained || one.held.mark.reason.empty();
                         if (asked && page->takes(one.held.id.value)) write_absence(json, one);
                       }
                       if (const auto ended = page->end(json); !ended) return ended.problem();
                       return body;
                     });
}

constexpr std::string_view totals_schema =
    R"({"type":"object","required":["from","to","students"],"properties":{"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},"students":{"type":"array","items":{"type":"object","required":["student","days","lessons","released","by_reason"],"properties":{"student":{"type":"integer"},"days":{"type":"integer"},"lessons":{"type":"integer"},"released":{"type":"integer"},"by_reason":{"type":"array","items":{"type":"object","properties":{"reason":{"type":"string","description":"empty: not known"},"lessons":{"type":"integer"}}}}}}}}})";

void write_total(JsonWriter& json, const AbsenceTotals& total) {
  json.begin_object()
      .member("student", total.student.value)
      .member("days", total.days)
      .member("lessons", total.lessons)
      .member("released", total.released)
      .key("by_reason")
      .begin_array();
  for (const auto& [reason, lessons] : total.by_reason)
    json.begin_object().member("reason", reason).member("lessons", lessons).end_object();
  json.end_array().end_object();
}

Response get_totals(const ApiPorts& ports, const Request& request) {
  const GroupId group{id_of_path(request, "id")};
  return answer_read(ports, request, {"absence_totals", "view"}, Object::group(group),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       const CivilDate today = ports.zones.today(transaction);
                       const auto span = span_of(request, today, most_days);
                       if (!span) return span.problem();
                       const auto regulation = ports.regulations.in_force(transaction.institution(), today);
                       if (!regulation) return Problem{"regulation.none_in_force", {{"date", to_russian(today)}}};
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().member("from", to_iso(span->from)).member("to", to_iso(span->to));
                       json.key("students").begin_array();
                       const std::string& code = regulation->attendance().absence_code;
                       for (const auto& total : absence_totals(transaction, group, span->from, span->to, code))
                         write_total(json, total);
                       json.end_array().end_object();
                       return body;
                     });
}

}  // namespace

std::vector<Route> absence_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back({Method::get, "/api/v1/groups/{id}/absences", give_reasons, true, Work::read, 0,
                    [ports](const Request& request) { return get_absences(ports, request); },
                    paged({"Absences of a class, all or those without a reason yet, for whoever gives the reasons",
                           {{"from", R"({"type":"string","format":"date"})"},
                            {"to", R"({"type":"string","format":"date"})"},
                            {"without_reason", R"({"type":"boolean"})"}},
                           "",
                           std::string{absences_schema},
                           {200, 400, 409, 422}},
                          most_absences)});
  routes.push_back({Method::get,
                    "/api/v1/groups/{id}/absence-totals",
                    Permission{"absence_totals", "view"},
                    true,
                    Work::read,
                    0,
                    [ports](const Request& request) { return get_totals(ports, request); },
                    {"Days and lessons each student of a group missed, split by reason; releases are counted apart",
                     {{"from", R"({"type":"string","format":"date"})"}, {"to", R"({"type":"string","format":"date"})"}},
                     "",
                     std::string{totals_schema},
                     {200, 400, 422}}});
  return routes;
}

}  // namespace vestnik
