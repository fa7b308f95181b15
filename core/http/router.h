#pragma once
/// Finds the route of a request. Filled at start, then only read: any thread.
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "ports/http.h"

namespace vestnik {

[[nodiscard]] std::string_view to_text(Method method);

struct RouteMatch {
  const Route* route = nullptr;
  std::vector<std::pair<std::string, std::string>> parameters;
};
/// No route has this path.
struct NoRoute {};
/// Routes with this path take other methods: `allow` is the value of the header, "GET, HEAD, PUT".
struct OtherMethods {
  std::string allow;
};

/// Patterns are literal segments and whole-segment names in braces: "/api/v1/students/{id}/diary". Where several
/// patterns fit, a literal goes before a name, segment by segment from the left. A last segment "{name*}" stands for
/// all that is left, at least one segment: "/webapi/{path*}"; it fits only where nothing else does.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  /// Takes the route in. Problems, each with {method, pattern}: "http.bad_pattern", "http.route_conflict" (another
  /// route answers the same requests), "http.route_without_permission" (a route is signed in with a permission, or open
  /// and without one), "http.route_without_handler".
  Result<void> add(Route route);

  /// `path` is decoded (RequestTarget::path).
  [[nodiscard]] std::variant<RouteMatch, NoRoute, OtherMethods> find(Method method, std::string_view path) const;

  /// Every route, in the order of registration.
  [[nodiscard]] const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }

 private:
  struct Node;
  struct Search;

  std::unique_ptr<Node> root_;
  std::vector<std::unique_ptr<Route>> routes_;
};

}  // namespace vestnik
