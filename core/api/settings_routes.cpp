#include "api/api.h"
#include "api/calls.h"
#include "journal/set_timezone.h"
#include "json/json_writer.h"
#include "records/institution_store.h"

namespace vestnik {
namespace {

constexpr Permission view_settings{"settings", "view"};
constexpr std::size_t settings_body = 1024;
constexpr std::size_t longest_zone = 64;
constexpr std::string_view settings_schema =
    R"({"type":"object","required":["timezone","timezone_set","now"],"properties":{"timezone":{"type":"string","description":"IANA name"},"timezone_set":{"type":"boolean","description":"by the administrator: it goes before the regulation's own"},"now":{"type":"string","description":"the civil date and time there"}}})";

Response get_settings(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, view_settings, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       const auto own = own_institution(transaction);
                       if (!own) return Problem{"access.not_found"};
                       const LocalTime now = ports.zones.zone(transaction).local(request.received_at);
                       std::string body;
                       JsonWriter{body}
                           .begin_object()
                           .member("timezone", own->timezone)
                           .member("timezone_set", timezone_is_set(transaction, own->id))
                           .member("now", to_iso(now.date) + " " + to_clock(now.time))
                           .end_object();
                       return body;
                     });
}

Response put_timezone(const ApiPorts& ports, const Request& request) {
  std::string zone;
  const auto read = read_request_body(request, [&](ObjectReader& body) { zone = body.text("timezone", longest_zone); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  SetTimezone command{std::move(zone), request.body};
  return run_command(ports, request, command);
}

}  // namespace

std::vector<Route> settings_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back({Method::get,
                    "/api/v1/settings",
                    view_settings,
                    true,
                    Work::read,
                    0,
                    [ports](const Request& request) { return get_settings(ports, request); },
                    {"The institution's clock", {}, "", std::string{settings_schema}, {200, 403}}});
  routes.push_back(
      {Method::put,
       "/api/v1/settings/timezone",
       Permission{"settings", "write"},
       true,
       Work::write,
       settings_body,
       [ports](const Request& request) { return put_timezone(ports, request); },
       {"Set the institution's time zone: lessons to come keep their wall time, all deadlines move with it",
        {},
        R"({"type":"object","required":["timezone"],"additionalProperties":false,"properties":{"timezone":{"type":"string"}}})",
        std::string{command_schema},
        {200, 400, 403, 409, 422}}});
  return routes;
}

}  // namespace vestnik
