#include "http/preconditions.h"

#include <algorithm>

#include "answers/etag.h"

namespace vestnik {
namespace {

constexpr int answered_ok = 200;
constexpr std::string_view api_root = "/api/v1/";

std::string_view tag_in(const Response& response) {
  const auto found = std::ranges::find(response.headers, "ETag", [](const auto& header) { return header.first; });
  return found == response.headers.end() ? std::string_view{} : std::string_view{found->second};
}

/// Where what the request changes is seen: on its own path, or else in the list or the whole that it is part of.
const Route* seen_at(const Router& router, Request& look) {
  for (std::string_view path = look.path; path.starts_with(api_root) && path.size() > api_root.size();
       path = path.substr(0, path.rfind('/'))) {
    auto found = router.find(Method::get, path);
    if (auto* match = std::get_if<RouteMatch>(&found)) {
      look.parameters = std::move(match->parameters);
      look.path = std::string{path};
      return match->route;
    }
  }
  return nullptr;
}

}  // namespace

Response with_validator(const Route& route, const Request& request, Response response) {
  const bool json = response.content_type.starts_with("application/json");
  if (request.method != Method::get || response.status != answered_ok || !json ||
      !route.pattern.starts_with("/api/v1/") || !tag_in(response).empty()) {
    return response;
  }
  return with_etag(request, std::move(response));
}

bool precondition_holds(const Router& router, const Request& request) {
  if (request.if_match.empty() || (request.method != Method::put && request.method != Method::del)) return true;
  Request look = request;
  const Route* route = seen_at(router, look);
  if (route == nullptr) return false;
  // A program that may write here and not read learns nothing of what stands there.
  const bool scoped = request.actor && request.actor->scope != nullptr;
  const auto& permission = route->permission;
  if (scoped && (!permission || !request.actor->scope->permits(*permission))) return false;
  look.method = Method::get;
  look.query.clear();
  look.body.clear();
  look.if_none_match.clear();
  const Response now = with_validator(*route, look, route->handle(look));
  return now.status == answered_ok && !tag_in(now).empty() && etag_matches(request.if_match, tag_in(now));
}

}  // namespace vestnik
