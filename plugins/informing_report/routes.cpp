#include "plugins/informing_report/routes.h"

#include "answers/answers.h"
#include "answers/person_names.h"
#include "answers/request_reading.h"
#include "plugins/informing_report/channel_use.h"
#include "plugins/informing_report/institution_clock.h"
#include "plugins/informing_report/page.h"

namespace vestnik::informing_report {
namespace {

constexpr Permission view{"informing_report", "view"};

constexpr const char* month_parameter = R"({"type":"string","pattern":"^\\d{4}-\\d{2}$"})";

constexpr const char* month_schema = R"json({"type":"object","required":["month","events","told","proofs","unexplained",
"overlooked","people"],"properties":{"month":{"type":"string"},"events":{"type":"integer"},"told":{"type":"integer"},"proofs":
{"type":"object","additionalProperties":{"type":"integer"}},"unexplained":{"type":"integer"},"overlooked":{"type":"integer"},"people":{"type":"array",
"items":{"type":"object","properties":{"person":{"type":"integer"},"name":{"type":"string"},"events":
{"type":"integer"},"told":{"type":"integer"},"proofs":{"type":"object","additionalProperties":
{"type":"integer"}}}}}}})json";

constexpr const char* person_schema = R"json({"type":"object","required":["month","person","name","events"],
"properties":{"month":{"type":"string"},"person":{"type":"integer"},"name":{"type":"string"},"events":{"type":"array",
"items":{"type":"object","properties":{"obligation":{"type":"integer"},"at":{"type":"string","format":"date-time"},
"student":{"type":"integer"},"name":{"type":"string"},"date":{"type":"string","format":"date"},"rule":
{"type":"string"},"clause":{"type":"string"},"correction":{"type":"boolean"},"proof":{"type":"string"},"proof_text":
{"type":"string"},"channel":{"type":"string"},"told_at":{"type":"string","format":"date-time"}}}}}})json";

constexpr const char* cost_schema = R"json({"type":"object","required":["month","channel","segments","for_absences",
"limit","reserved_for_absences","a_day"],"properties":{"month":{"type":"string"},"channel":{"type":"string"},"segments":
{"type":"integer"},"for_absences":{"type":"integer"},"limit":{"type":"integer"},"reserved_for_absences":
{"type":"integer"},"a_day":{"type":"integer"}}})json";

constexpr const char* stored_schema = R"json({"type":"object","required":["reports"],"properties":{"reports":
{"type":"array","items":{"type":"object","properties":{"month":{"type":"string"},"made_at":{"type":"string",
"format":"date-time"},"events":{"type":"integer"},"told":{"type":"integer"},"unexplained":{"type":"integer"}}}}}})json";

/// The month asked for, else the one that runs.
Result<Month> month_of_query(const Request& request, const TimeZone& zone, Instant now) {
  const auto asked = request.argument("month");
  if (!asked) return month_of(zone.local(now).date);
  const auto month = parse_month(*asked);
  if (!month) return Problem{"informing_report.no_such_month", {{"value", std::string{*asked}}}};
  return *month;
}

}  // namespace

Response ReportRoutes::answer(const Request& request, const Page& page) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto allowed = host_.access().allow(transaction, *request.actor, view, Object::institution());
    const auto zone = zone_there(transaction);
    if (!allowed) {
      body = allowed.problem();
    } else if (!zone) {
      body = zone.problem();
    } else {
      body = page(transaction, *zone);
    }
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response ReportRoutes::month(const Request& request) {
  return answer(request, [&](Transaction& transaction, const TimeZone& zone) -> Result<std::string> {
    const auto month = month_of_query(request, zone, host_.clock().now());
    if (!month) return month.problem();
    return write_month(transaction, host_.regulations(), zone, *month);
  });
}

Response ReportRoutes::person(const Request& request) {
  return answer(request, [&](Transaction& transaction, const TimeZone& zone) -> Result<std::string> {
    const auto month = month_of_query(request, zone, host_.clock().now());
    if (!month) return month.problem();
    const PersonId person{id_of_path(request, "id")};
    if (name_of(transaction, person).empty()) return Problem{"access.not_found"};
    return write_person(transaction, zone, *month, person, host_.messages());
  });
}

Response ReportRoutes::cost(const Request& request) {
  return answer(request, [&](Transaction& transaction, const TimeZone& zone) -> Result<std::string> {
    const auto month = month_of_query(request, zone, host_.clock().now());
    if (!month) return month.problem();
    return write_channel_month(channel_month(transaction, host_.regulations(), *month), *month);
  });
}

void ReportRoutes::add(const char* pattern, RouteDoc doc, std::function<Response(const Request&)> handle) {
  Route route;
  route.pattern = pattern;
  route.permission = view;
  route.doc = std::move(doc);
  route.handle = std::move(handle);
  host_.add_route(std::move(route));
}

void ReportRoutes::contribute() {
  add("/api/v1/informing-report",
      {"Each event of a month that had to be told: told, or why not, by person; what nobody can explain",
       {{"month", month_parameter}},
       "",
       month_schema,
       {200, 400, 403}},
      [this](const Request& request) { return month(request); });
  add("/api/v1/informing-report/people/{id}",
      {"The same of one person, event by event, with the proof of each",
       {{"month", month_parameter}},
       "",
       person_schema,
       {200, 400, 403}},
      [this](const Request& request) { return person(request); });
  add("/api/v1/informing-report/cost",
      {"Segments of the bounded channel (SMS) in a month, of them for absences, and what the regulation allows",
       {{"month", month_parameter}},
       "",
       cost_schema,
       {200, 400, 403}},
      [this](const Request& request) { return cost(request); });
  add("/api/v1/informing-report/stored",
      {"The reports as they were made at the end of each month", {}, "", stored_schema, {200, 403}},
      [this](const Request& request) {
        return answer(request, [](Transaction& transaction, const TimeZone&) -> Result<std::string> {
          return write_stored(transaction);
        });
      });
}

}  // namespace vestnik::informing_report
