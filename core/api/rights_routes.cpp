#include "access/rights_in_force.h"
#include "access/switched_rights.h"
#include "api/api.h"
#include "api/calls.h"
#include "json/json_writer.h"
#include "records/right_switch_store.h"

namespace vestnik {
namespace {

/// What the right is called: "ставить оценки".
std::string name_of_right(const MessageCatalogue& messages, Permission permission) {
  return messages
      .explain(Problem{"rights.name_" + std::string{permission.object} + '_' + std::string{permission.operation}})
      .title;
}

/// Roles whose cell the administrator switched, also where something above him stands against it for now.
void write_switched(JsonWriter& json, const std::vector<AccessChange>& switches, Permission permission) {
  json.key("switched").begin_array();
  for (const AccessChange& change : switches) {
    if (change.object == permission.object && change.operation == permission.operation)
      json.value(to_text(change.role));
  }
  json.end_array();
}

std::string rights_json(Transaction& read, const ApiPorts& ports, const Regulation* regulation) {
  const std::vector<AccessChange> switches = right_switches(read);
  const AccessMatrix matrix = rights_in_force(regulation).changed(switches_in_force(read, regulation), {});
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rights").begin_array();
  for (const Permission permission : matrix.permissions()) {
    json.begin_object()
        .member("object", permission.object)
        .member("operation", permission.operation)
        .member("name", name_of_right(ports.messages, permission));
    if (const auto clause = changed_by(regulation, permission); !clause.empty()) json.member("clause", clause);
    write_switched(json, switches, permission);
    json.key("cells").begin_array();
    for (const MatrixCell cell : matrix.cells(permission))
      json.begin_object().member("role", to_text(cell.role)).member("scope", to_text(cell.scope)).end_object();
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return body;
}

Response get_rights(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"rights", "view"}, Object::institution(),
                     [&](Transaction& read, Role) -> Result<std::string> {
                       const CivilDate today = ports.zones.date_of(read, request.received_at);
                       return rights_json(read, ports, ports.regulations.in_force(read.institution(), today).get());
                     });
}

}  // namespace

std::vector<Route> rights_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back(plain_route(Method::get, "/api/v1/rights", {"rights", "view"}, 0,
                               {"What each role may here: the matrix as the regulation in force changes it",
                                {},
                                "",
                                R"({"type":"object","required":["rights"],"properties":{"rights":{"type":"array"}}})",
                                {200, 403}}));
  routes.back().handle = [ports](const Request& request) { return get_rights(ports, request); };
  return routes;
}

}  // namespace vestnik
