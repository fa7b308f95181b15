#include "http/router.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::array<Method, 4> all_methods{Method::get, Method::post, Method::put, Method::del};

std::size_t index_of(Method method) { return static_cast<std::size_t>(method); }

bool is_name(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}' &&
         segment.find_first_of("{}", 1) == segment.size() - 1;
}

/// "{path*}": the rest of the path.
bool is_rest(std::string_view segment) { return is_name(segment) && segment[segment.size() - 2] == '*'; }

std::string_view name_in(std::string_view segment) {
  return segment.substr(1, segment.size() - (is_rest(segment) ? 3 : 2));
}

bool good_segments(const std::vector<std::string_view>& segments) {
  for (std::size_t at = 0; at < segments.size(); ++at) {
    const bool literal = segments[at].find_first_of("{}") == std::string_view::npos;
    if (!literal && !is_name(segments[at])) return false;
    if (segments[at].empty() && segments.size() > 1) return false;
    if (is_rest(segments[at]) && (at + 1 < segments.size() || name_in(segments[at]).empty())) return false;
    if (!literal && std::count(segments.begin(), segments.end(), segments[at]) > 1) return false;
  }
  return true;
}

Problem refused(const char* code, const Route& route) {
  return Problem{code, {{"method", std::string{to_text(route.method)}}, {"pattern", route.pattern}}};
}

}  // namespace

std::string_view to_text(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::del: break;
  }
  return "DELETE";
}

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> named;
  std::unique_ptr<Node> rest;
  std::array<const Route*, all_methods.size()> routes{};
};

/// One look for a path. Values of names gather on the way down and are dropped again where the way ends.
struct Router::Search {
  Method method;
  const std::vector<std::string_view>& segments;
  std::vector<std::string> values;
  const Route* found = nullptr;
  std::array<bool, all_methods.size()> others{};

  bool visit(const Node& node, std::size_t depth) {
    if (depth == segments.size()) return ends_at(node);
    const auto literal = node.literals.find(segments[depth]);
    if (literal != node.literals.end() && visit(*literal->second, depth + 1)) return true;
    if (segments[depth].empty()) return false;
    if (node.named) {
      values.emplace_back(segments[depth]);
      if (visit(*node.named, depth + 1)) return true;
      values.pop_back();
    }
    if (!node.rest) return false;
    values.push_back(rest_from(depth));
    if (ends_at(*node.rest)) return true;
    values.pop_back();
    return false;
  }

  bool ends_at(const Node& node) {
    for (const Method each : all_methods) others[index_of(each)] |= node.routes[index_of(each)] != nullptr;
    found = node.routes[index_of(method)];
    return found != nullptr;
  }

  [[nodiscard]] std::string rest_from(std::size_t depth) const {
    std::string rest{segments[depth]};
    for (std::size_t at = depth + 1; at < segments.size(); ++at) rest.append("/").append(segments[at]);
    return rest;
  }

  [[nodiscard]] RouteMatch match() const {
    RouteMatch match{found, {}};
    match.parameters.reserve(values.size());
    auto value = values.begin();
    for (const std::string_view segment : split(std::string_view{found->pattern}.substr(1), '/')) {
      if (is_name(segment)) match.parameters.emplace_back(name_in(segment), *value++);
    }
    return match;
  }

  [[nodiscard]] std::string allow() const {
    std::string text;
    for (const Method each : all_methods) {
      if (!others[index_of(each)]) continue;
      if (!text.empty()) text += ", ";
      text += to_text(each);
      if (each == Method::get) text += ", HEAD";
    }
    return text;
  }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Result<void> Router::add(Route route) {
  if (!route.handle) return refused("http.route_without_handler", route);
  // What is open must be said to be open; a forgotten permission must not open anything.
  if (route.signed_in != route.permission.has_value()) return refused("http.route_without_permission", route);
  if (route.pattern.empty() || route.pattern.front() != '/') return refused("http.bad_pattern", route);
  const auto segments = split(std::string_view{route.pattern}.substr(1), '/');
  if (!good_segments(segments)) return refused("http.bad_pattern", route);

  Node* node = root_.get();
  for (const std::string_view segment : segments) {
    std::unique_ptr<Node>& next = is_rest(segment)   ? node->rest
                                  : is_name(segment) ? node->named
                                                     : node->literals[std::string{segment}];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  const Route*& place = node->routes[index_of(route.method)];
  if (place != nullptr) return refused("http.route_conflict", route);
  routes_.push_back(std::make_unique<Route>(std::move(route)));
  place = routes_.back().get();
  return {};
}

std::variant<RouteMatch, NoRoute, OtherMethods> Router::find(Method method, std::string_view path) const {
  if (path.empty() || path.front() != '/') return NoRoute{};
  const auto segments = split(path.substr(1), '/');
  Search search{method, segments, {}, nullptr, {}};
  if (search.visit(*root_, 0)) return search.match();
  std::string allow = search.allow();
  if (allow.empty()) return NoRoute{};
  return OtherMethods{std::move(allow)};
}

}  // namespace vestnik
