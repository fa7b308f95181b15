// Cells of the table of rights, switched by the administrator.
#include "api/api.h"
#include "api/calls.h"
#include "journal/switch_right.h"

namespace vestnik {
namespace {

/// The cell that the path names; a role nobody has heard of answers like a right there is not.
Result<AccessChange> cell_of_path(const Request& request) {
  const auto role = parse_role(request.parameter("role"));
  if (!role) return Problem{"rights.unknown_right"};
  return AccessChange{
      std::string{request.parameter("object")}, std::string{request.parameter("operation")}, *role, std::nullopt, {}};
}

Response run_switch(const ApiPorts& ports, const Request& request, AccessChange change, SwitchRight::Way way) {
  SwitchRight command{std::move(change), way, ports.regulations};
  return run_command(ports, request, command);
}

Response put_cell(const ApiPorts& ports, const Request& request) {
  auto cell = cell_of_path(request);
  if (!cell) return problem_answer(cell.problem(), ports.messages);
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    const auto word = body.nullable_text("scope", 32);
    if (!word) return;
    cell->opened = parse_scope(*word);
    if (!cell->opened) body.refuse("api.unknown_word", "scope", {{"value", *word}});
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  return run_switch(ports, request, *std::move(cell), SwitchRight::Way::set);
}

Response delete_cell(const ApiPorts& ports, const Request& request) {
  auto cell = cell_of_path(request);
  if (!cell) return problem_answer(cell.problem(), ports.messages);
  return run_switch(ports, request, *std::move(cell), SwitchRight::Way::back);
}

}  // namespace

std::vector<Route> right_switch_routes(ApiPorts ports) {
  constexpr std::size_t switch_body = 256;
  const std::string recorded{command_schema};
  std::vector<Route> routes;
  const auto add = [&](Method method, std::size_t body, Response (*handle)(const ApiPorts&, const Request&),
                       RouteDoc doc) {
    routes.push_back(port_route(ports, method, "/api/v1/rights/{object}/{operation}/{role}", switch_rights, body,
                                handle, std::move(doc)));
  };
  add(Method::put, switch_body, put_cell,
      {"Open a right to a role as far as the scope says, or close it (null); from the next request on",
       {},
       R"({"type":"object","required":["scope"],"additionalProperties":false,"properties":{"scope":{"type":["string","null"]}}})",
       recorded,
       {200, 400, 403, 409, 422, 503}});
  add(Method::del, 0, delete_cell,
      {"Hand a switched cell back to the regulation", {}, "", recorded, {200, 403, 409, 503}});
  return routes;
}

}  // namespace vestnik
