#include "plugins/inspection/control_routes.h"

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/request_reading.h"

namespace vestnik::inspection {
namespace {

constexpr std::size_t body_limit = 64 * 1024;

}  // namespace

Response ControlRoutes::refuse(const Problem& problem) { return problem_answer(problem, host_.messages()); }

Response ControlRoutes::read_page(const Request& request, Permission permission, const Page& page) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto allowed = host_.access().allow(transaction, *request.actor, permission, Object::institution());
    if (!allowed) {
      body = allowed.problem();
      return;
    }
    const Result<CivilDate> today = day_there(transaction, host_.clock().now());
    body = today ? page(transaction, *today) : Result<std::string>{today.problem()};
  });
  return body ? json_answer(*std::move(body)) : refuse(body.problem());
}

Response ControlRoutes::run(const Request& request, Command& command, bool created) {
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), created);
}

void ControlRoutes::add(Method method, const char* pattern, Permission permission, RouteDoc doc,
                        std::function<Response(const Request&)> handle) {
  Route route;
  route.method = method;
  route.pattern = pattern;
  route.permission = permission;
  route.work = method == Method::get ? Work::read : Work::write;
  if (!doc.request_schema.empty()) route.body_limit = body_limit;
  route.doc = std::move(doc);
  route.handle = std::move(handle);
  host_.add_route(std::move(route));
}

Result<CivilDate> date_of_query(const Request& request, std::string_view name, CivilDate otherwise) {
  const auto asked = request.argument(name);
  if (!asked) return otherwise;
  const auto date = parse_iso_date(*asked);
  if (!date) return Problem{"inspection.bad_date", {{"field", std::string{name}}}};
  return *date;
}

Result<Days> days_of_query(const Request& request, Days otherwise) {
  const auto from = date_of_query(request, "from", otherwise.from);
  if (!from) return from.problem();
  const auto until = date_of_query(request, "until", otherwise.until);
  if (!until) return until.problem();
  if (*until < *from || days_between(*from, *until) > longest_interval) {
    return Problem{"inspection.bad_interval", {{"field", "until"}, {"most", std::to_string(longest_interval)}}};
  }
  return Days{*from, *until};
}

}  // namespace vestnik::inspection
