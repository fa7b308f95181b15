#include "support/cabinet/plugin_host.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "support/json_schema.h"

namespace vestnik::tests {
namespace {

/// The parameters of a path that fits the pattern.
std::optional<std::vector<std::pair<std::string, std::string>>> match(std::string_view pattern, std::string_view path) {
  const auto expected = split(pattern, '/');
  const auto given = split(path, '/');
  if (expected.size() != given.size()) return std::nullopt;
  std::vector<std::pair<std::string, std::string>> parameters;
  for (std::size_t at = 0; at < expected.size(); ++at) {
    if (expected[at].starts_with('{')) {
      parameters.emplace_back(expected[at].substr(1, expected[at].size() - 2), given[at]);
    } else if (expected[at] != given[at]) {
      return std::nullopt;
    }
  }
  return parameters;
}

void read_query(Request& request, std::string_view query) {
  for (const std::string_view part : split(query, '&')) {
    const auto equals = part.find('=');
    if (equals != std::string_view::npos) request.query.emplace_back(part.substr(0, equals), part.substr(equals + 1));
  }
}

}  // namespace

/// The answer is one that the route's document promises.
void PluginHost::expect_documented(const Route& route, const Response& response) {
  const auto& named = route.doc.statuses;
  const bool of_the_server = response.status == 401 || response.status == 404 || response.status == 500;
  if (!of_the_server && std::find(named.begin(), named.end(), response.status) == named.end()) {
    ADD_FAILURE() << route.pattern << " does not promise " << response.status;
  }
  if (response.status != 200 && response.status != 201) return;
  if (!response.content_type.starts_with("application/json")) return;
  for (const std::string& wrong : text_against_schema(response.body, route.doc.response_schema)) {
    ADD_FAILURE() << route.pattern << ": " << wrong;
  }
}

Response PluginHost::serve(Request request, const std::string& target) {
  const auto question = target.find('?');
  request.path = target.substr(0, question);
  if (question != std::string::npos) read_query(request, std::string_view{target}.substr(question + 1));
  request.received_at = school_.clock().now();
  const Route* best = nullptr;
  for (const Route& route : routes_) {
    const auto parameters = route.method == request.method ? match(route.pattern, request.path) : std::nullopt;
    // A literal segment goes before a name, as in the router.
    if (!parameters || (best != nullptr && parameters->size() >= request.parameters.size())) continue;
    best = &route;
    request.parameters = *parameters;
  }
  if (best == nullptr) throw std::logic_error{"no route for " + target};
  Response response = best->handle(request);
  if (response.kept) response.body = *std::exchange(response.kept, nullptr);
  expect_documented(*best, response);
  return response;
}

Response PluginHost::call(Method method, const std::string& target, PersonId person, std::string body,
                          std::string key) {
  Request request;
  request.method = method;
  request.actor = School::actor(person);
  request.body = std::move(body);
  request.idempotency_key = std::move(key);
  return serve(std::move(request), target);
}

Response PluginHost::get_if_changed(const std::string& target, PersonId person, const std::string& etag) {
  Request request;
  request.actor = School::actor(person);
  request.if_none_match = etag;
  return serve(std::move(request), target);
}

}  // namespace vestnik::tests
