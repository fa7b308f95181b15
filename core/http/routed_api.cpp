#include "http/routed_api.h"

#include "http/problem_response.h"

namespace vestnik {

Result<void> RoutedApi::open(std::vector<Route> routes) {
  for (Route& route : routes) {
    // Whoever speaks a foreign protocol must not ask itself.
    if (route.foreign || !route.permission) continue;
    if (auto added = router_.add(std::move(route)); !added) return added;
  }
  return {};
}

Response RoutedApi::refuse(const char* code) const { return problem_response(Problem{code}, messages_, {}); }

Response RoutedApi::get(const Actor& actor, const OwnQuestion& question) const {
  auto found = router_.find(Method::get, question.path);
  auto* match = std::get_if<RouteMatch>(&found);
  if (match == nullptr) return refuse("http.not_found");
  // As the server asks it of a token; what the person may is asked by the handler.
  if (actor.scope && !actor.scope->permits(*match->route->permission)) return refuse("access.forbidden");
  Request request;
  request.path = question.path;
  request.query = question.query;
  request.parameters = std::move(match->parameters);
  request.peer = actor.address;
  request.received_at = question.received_at;
  request.actor = actor;
  return match->route->handle(request);
}

}  // namespace vestnik
