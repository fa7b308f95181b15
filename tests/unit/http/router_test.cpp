#include "http/router.h"

#include <gtest/gtest.h>

#include "http/route_rules.h"

namespace vestnik {
namespace {

Route open_route(Method method, std::string pattern) {
  Route route;
  route.method = method;
  route.pattern = std::move(pattern);
  route.signed_in = false;
  route.handle = [](const Request&) { return Response{}; };
  return route;
}

std::string add_code(Router& router, Route route) {
  const Result<void> done = router.add(std::move(route));
  return done ? "" : done.problem().code;
}

Router with(std::initializer_list<const char*> patterns) {
  Router router;
  for (const char* pattern : patterns) EXPECT_EQ(add_code(router, open_route(Method::get, pattern)), "") << pattern;
  return router;
}

std::string found(const Router& router, std::string_view path) {
  const auto answer = router.find(Method::get, path);
  const auto* match = std::get_if<RouteMatch>(&answer);
  return match == nullptr ? "" : match->route->pattern;
}

TEST(Router, PutsALiteralBeforeAName) {
  const Router router = with({"/s/{id}", "/s/me", "/s/{id}/diary", "/s/me/mail", "/{any}/me/x", "/"});
  EXPECT_EQ(found(router, "/s/me"), "/s/me");
  EXPECT_EQ(found(router, "/s/17"), "/s/{id}");
  EXPECT_EQ(found(router, "/s/me/diary"), "/s/{id}/diary");
  EXPECT_EQ(found(router, "/s/me/mail"), "/s/me/mail");
  EXPECT_EQ(found(router, "/s/me/x"), "/{any}/me/x");
  EXPECT_EQ(found(router, "/"), "/");
}

TEST(Router, NamesParametersByThePatternThatFits) {
  const Router router = with({"/lessons/{lesson}/marks/{student}"});
  const auto answer = router.find(Method::get, "/lessons/17/marks/Ёж");
  const auto* match = std::get_if<RouteMatch>(&answer);
  ASSERT_NE(match, nullptr);
  const std::vector<std::pair<std::string, std::string>> expected{{"lesson", "17"}, {"student", "Ёж"}};
  EXPECT_EQ(match->parameters, expected);
}

TEST(Router, FindsNothingWhereNothingIs) {
  const Router router = with({"/s/{id}"});
  for (const char* path : {"/", "/s", "/s/", "/s/1/", "/s/1/2", "/S/1", "", "s/1"}) {
    EXPECT_EQ(found(router, path), "") << path;
  }
}

TEST(Router, TellsOtherMethodsFromNothing) {
  Router router = with({"/s/{id}", "/s/me"});
  EXPECT_EQ(add_code(router, open_route(Method::put, "/s/{id}")), "");
  const auto answer = router.find(Method::del, "/s/me");
  const auto* others = std::get_if<OtherMethods>(&answer);
  ASSERT_NE(others, nullptr);
  EXPECT_EQ(others->allow, "GET, HEAD, PUT");
  EXPECT_TRUE(std::holds_alternative<NoRoute>(router.find(Method::del, "/x")));
}

TEST(Router, GivesTheRestOfAPathToWhereNothingElseFits) {
  Router router = with({"/w/{path*}", "/w/login", "/w/{id}/card"});
  const auto rest_of = [&](std::string_view path) -> std::string {
    const auto answer = router.find(Method::get, path);
    const auto* match = std::get_if<RouteMatch>(&answer);
    return match == nullptr || match->route->pattern != "/w/{path*}" ? "" : match->parameters.front().second;
  };
  EXPECT_EQ(rest_of("/w/a"), "a");
  EXPECT_EQ(rest_of("/w/a/b/c"), "a/b/c");
  EXPECT_EQ(rest_of("/w/7/card/x"), "7/card/x");
  EXPECT_EQ(found(router, "/w/login"), "/w/login");
  EXPECT_EQ(found(router, "/w/7/card"), "/w/{id}/card");
  for (const char* path : {"/w", "/w/", "/x/a"}) EXPECT_EQ(found(router, path), "") << path;
  EXPECT_EQ(add_code(router, open_route(Method::post, "/w/login")), "");
  const auto other = router.find(Method::post, "/w/a");
  EXPECT_TRUE(std::holds_alternative<OtherMethods>(other));
  for (const char* pattern : {"/w/{*}", "/w/{path*}/x"})
    EXPECT_EQ(add_code(router, open_route(Method::get, pattern)), "http.bad_pattern") << pattern;
}

TEST(Router, RefusesTwoRoutesForTheSameRequests) {
  Router router = with({"/s/{id}"});
  EXPECT_EQ(add_code(router, open_route(Method::get, "/s/{student}")), "http.route_conflict");
  EXPECT_EQ(add_code(router, open_route(Method::post, "/s/{student}")), "");
}

TEST(Router, RefusesPatternsThatCannotBe) {
  Router router;
  for (const char* pattern :
       {"", "s", "/s/{", "/s/{}", "/s/a{id}", "/s/{id}x", "/s//x", "/s/", "/{a}/{a}", "/{a{b}}"}) {
    EXPECT_EQ(add_code(router, open_route(Method::get, pattern)), "http.bad_pattern") << pattern;
  }
}

TEST(Router, RefusesARouteWhosePermissionWasForgotten) {
  Router router;
  Route forgotten = open_route(Method::get, "/a");
  forgotten.signed_in = true;
  EXPECT_EQ(add_code(router, forgotten), "http.route_without_permission");
  Route both = open_route(Method::get, "/a");
  both.permission = Permission{"marks", "read"};
  EXPECT_EQ(add_code(router, both), "http.route_without_permission");
  both.signed_in = true;
  EXPECT_EQ(add_code(router, both), "");
  Route empty = open_route(Method::get, "/b");
  empty.handle = nullptr;
  EXPECT_EQ(add_code(router, empty), "http.route_without_handler");
}

TEST(RouteRules, KeepTheOwnAccountFromPrograms) {
  const auto own = [](Method method, const char* pattern, Permission permission) {
    Route route = open_route(method, pattern);
    route.permission = permission;
    return is_own_account(route);
  };
  EXPECT_TRUE(own(Method::post, "/api/v1/me/password", {"me", "view"}));
  EXPECT_FALSE(own(Method::post, "/api/v1/me/second-factor", {"second_factor", "set"}))
      << "its permission says no more";
  EXPECT_FALSE(own(Method::get, "/api/v1/me/sessions", {"me", "view"}));
  EXPECT_FALSE(own(Method::del, "/api/v1/session", {"me", "view"})) << "ends the token's own session";
}

TEST(RouteRules, WantAKeyOfWritesToTheApiOnly) {
  const auto needs = [](Method method, const char* pattern, Work work) {
    Route route = open_route(method, pattern);
    route.work = work;
    return needs_idempotency_key(route);
  };
  EXPECT_TRUE(needs(Method::post, "/api/v1/marks", Work::write));
  EXPECT_TRUE(needs(Method::del, "/api/v1/marks/{id}", Work::write));
  EXPECT_TRUE(needs(Method::post, "/api/v1/sessions_report", Work::write));
  EXPECT_FALSE(needs(Method::post, "/api/v1/session", Work::write));
  EXPECT_FALSE(needs(Method::post, "/api/v1/marks", Work::read));
  EXPECT_FALSE(needs(Method::post, "/web/login", Work::write));
}

}  // namespace
}  // namespace vestnik
