#include "api/calls.h"

namespace vestnik {

Response run_command(const ApiPorts& ports, const Request& request, Command& command, bool created) {
  return command_answer(ports.recorder.run(*request.actor, command, command_key(request), request.received_at),
                        ports.messages, created);
}

Route port_route(const ApiPorts& ports, Method method, const char* pattern, Permission permission, std::size_t body,
                 Response (*handle)(const ApiPorts&, const Request&), RouteDoc doc) {
  Route route = plain_route(method, pattern, permission, body, std::move(doc));
  route.handle = [ports, handle](const Request& request) { return handle(ports, request); };
  return route;
}

std::optional<Problem> denied(const ApiPorts& ports, const Request& request, Permission permission) {
  std::optional<Problem> problem;
  ports.database.read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = ports.access.allow(transaction, *request.actor, permission, Object::institution());
    if (!role) problem = role.problem();
  });
  return problem;
}

Response answer_read(const ApiPorts& ports, const Request& request, Permission permission, Object object,
                     const std::function<Result<std::string>(Transaction&, Role)>& read) {
  Result<std::string> body = std::string{};
  ports.database.read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = ports.access.allow(transaction, *request.actor, permission, object);
    body = role ? read(transaction, *role) : Result<std::string>{role.problem()};
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), ports.messages);
}

Result<DateSpan> span_of(const Request& request, CivilDate today, int most_days) {
  DateSpan span{plus_days(today, 1 - iso_weekday(today)), plus_days(today, 7 - iso_weekday(today))};
  if (const auto from = request.argument("from")) {
    const auto date = parse_iso_date(*from);
    if (!date) return Problem{"json.bad_date", {{"field", "from"}}};
    span.from = *date;
    span.to = plus_days(*date, 6);
  }
  if (const auto to = request.argument("to")) {
    const auto date = parse_iso_date(*to);
    if (!date) return Problem{"json.bad_date", {{"field", "to"}}};
    span.to = *date;
  }
  const int days = days_between(span.from, span.to);
  if (days < 0 || days >= most_days) return Problem{"api.range_wrong", {{"most", std::to_string(most_days)}}};
  return span;
}

}  // namespace vestnik
