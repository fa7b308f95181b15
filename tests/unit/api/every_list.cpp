// Every list comes in pages; every write can be sent again; every change can say what it was made upon.
#include <algorithm>

#include "http/route_rules.h"
#include "service_routes.h"

namespace vestnik::tests {
namespace {

bool takes_argument(const Route& route, std::string_view name) {
  return std::ranges::any_of(route.doc.query, [&](const auto& argument) { return argument.first == name; });
}

bool comes_in_pages(const Route& route) {
  return takes_argument(route, "limit") && takes_argument(route, "after") &&
         route.doc.response_schema.find(R"("next":)") != std::string::npos;
}

/// On its own path, or in the list or the whole that it is part of.
bool is_seen(const std::set<std::string>& seen, std::string path) {
  while (path.size() > std::string_view{"/api/v1"}.size()) {
    if (seen.contains(path)) return true;
    path.erase(path.rfind('/'));
  }
  return false;
}

using EveryList = ServiceRoutes;

TEST_F(EveryList, ComesInPagesOrSaysWhatBoundsIt) {
  auto named = table_of_routes("lists.tsv");
  std::size_t pages = 0;
  for (const Route& route : service_->routes()) {
    if (route.method != Method::get || !route.pattern.starts_with("/api/v1/")) continue;
    const std::string name = name_of_route(route);
    const bool is_named = named.erase(name) > 0;
    pages += comes_in_pages(route) ? 1 : 0;
    EXPECT_NE(comes_in_pages(route), is_named)
        << name << (is_named ? " comes in pages and is named" : " has neither pages nor a line in lists.tsv");
  }
  for (const auto& [name, why] : named) ADD_FAILURE() << "there is no route " << name;
  EXPECT_GT(pages, 20U);
}

TEST_F(EveryList, EndsAPageAsEveryOtherDoes) {
  for (const Route& route : service_->routes()) {
    EXPECT_FALSE(takes_argument(route, "before")) << name_of_route(route) << ": `after` it is everywhere";
    EXPECT_EQ(takes_argument(route, "after"), takes_argument(route, "limit")) << name_of_route(route);
  }
}

using EveryWrite = ServiceRoutes;

TEST_F(EveryWrite, CanBeSentAgainUnderItsKeyOrSaysWhyNot) {
  auto named = table_of_routes("without_keys.tsv");
  for (const Route& route : service_->routes()) {
    if (route.method == Method::get || route.foreign) continue;
    const bool is_named = named.erase(name_of_route(route)) > 0;
    EXPECT_NE(needs_idempotency_key(route), is_named)
        << name_of_route(route) << (is_named ? " takes a key and is named" : " takes no key, and nothing says why");
  }
  for (const auto& [name, why] : named) ADD_FAILURE() << "there is no route " << name;
}

TEST_F(EveryWrite, OfWhatStandsCanSayUponWhatItWasMade) {
  auto named = table_of_routes("without_etags.tsv");
  std::set<std::string> seen;
  for (const Route& route : service_->routes()) {
    if (route.method == Method::get && !route.doc.response_schema.empty()) seen.insert(route.pattern);
  }
  for (const Route& route : service_->routes()) {
    const bool changes = route.method == Method::put || route.method == Method::del;
    if (!changes || !route.pattern.starts_with("/api/v1/")) continue;
    const bool is_named = named.erase(name_of_route(route)) > 0;
    EXPECT_NE(is_seen(seen, route.pattern), is_named)
        << name_of_route(route) << (is_named ? " has an ETag and is named" : " has no ETag, and nothing says why");
  }
  for (const auto& [name, why] : named) ADD_FAILURE() << "there is no route " << name;
}

}  // namespace
}  // namespace vestnik::tests
