#include "access/app_password_desk.h"
#include "access/held_permissions.h"
#include "api_school.h"
#include "http/router.h"
#include "journal/roleless_programs.h"
#include "records/account_store.h"
#include "support/exchange_call.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

class TokenRoutes : public ApiSchool {
 protected:
  TokenRoutes() {
    school.write([&](Transaction& transaction) {
      for (const PersonId person : {school.mother, school.teacher}) {
        const AccountId account =
            add_account(transaction, person, "login" + std::to_string(person.value), "code", school.clock().now());
        set_account_state(transaction, account, account_state::active);
      }
    });
    const ApiPorts ports{school.database(), school.recorder(), school.access(), school.regulations(), school.sessions(),
                         school.zones(),    messages,          metrics,         school.random()};
    const auto held = [this](Transaction& transaction, PersonId person) {
      return held_permissions(transaction, school.access().matrix(), person, school.zones().today(transaction));
    };
    for (Route& route : token_routes(ports, {held, &seal})) routes.push_back(std::move(route));
  }
  static Json wish(std::vector<std::string> permissions, const char* expires = "2027-09-14T08:00:00Z") {
    return {{"name", "Dashboard"}, {"permissions", std::move(permissions)}, {"expires_at", expires}};
  }
  std::string made(PersonId who, const Json& what) {
    return expect(201, post("/api/v1/me/tokens", who, what))["result"]["secret"];
  }
  /// The code of what the server answers to the token, "" when it lets the request through.
  std::string over_the_network(const std::string& method, const char* path, const std::string& token) {
    Router router;
    for (const Route& route : routes) EXPECT_TRUE(router.add(route));
    const ExchangeRules rules{
        router, messages, school.clock(), [this](std::string_view given) { return school.sessions().who(given); },
        {},     {},       false};
    const Response response = exchange_call(
        rules, method, path, {{"Host", "localhost"}, {"Authorization", "Bearer " + token}, {"Content-Length", "0"}});
    return response.status < 400 ? "" : problem(response);
  }

  SealedText seal{{9}};
};

TEST_F(TokenRoutes, ATokenDoesWhatItWasMadeForAndNoMore) {
  const std::string secret = made(school.mother, wish({"me:view", "diary:view"}));
  EXPECT_TRUE(secret.starts_with("vst_"));
  const auto actor = school.sessions().who(secret);
  ASSERT_TRUE(actor);
  EXPECT_EQ(actor->person, school.mother);
  EXPECT_TRUE(actor->scope->permits({"diary", "view"}));
  EXPECT_FALSE(actor->scope->permits({"mail", "send"}));
  EXPECT_EQ(over_the_network("GET", "/api/v1/me", secret), "");
  EXPECT_EQ(over_the_network("GET", "/api/v1/settings", secret), "access.forbidden");
  EXPECT_EQ(over_the_network("GET", "/api/v1/me/tokens", secret), "access.forbidden") << "tokens make no tokens";
  EXPECT_EQ(over_the_network("POST", "/api/v1/me/tokens", secret), "access.forbidden");
  const std::string session = school.sessions().open_for(Actor{school.id, school.mother, AccountId{1}}).token;
  over_the_network("DELETE", "/api/v1/session", secret);
  EXPECT_TRUE(school.sessions().who(session)) << "nor end sessions";
  EXPECT_EQ(over_the_network("GET", "/api/v1/me", secret.substr(0, 67) + "x"), "http.unauthorized");
}

TEST_F(TokenRoutes, ShowTheSecretOnceAndKeepItsDigest) {
  const Json what = wish({"me:view"});
  const Response first = call(Method::post, "/api/v1/me/tokens", school.mother, what.dump(), "one");
  const std::string secret = expect(201, first)["result"]["secret"];
  const Response again = call(Method::post, "/api/v1/me/tokens", school.mother, what.dump(), "one");
  EXPECT_TRUE(replayed(again));
  EXPECT_FALSE(expect(201, again)["result"].contains("secret"));
  EXPECT_EQ(school.rows("program_token"), 1);
  EXPECT_EQ(get("/api/v1/me/tokens", school.mother).body.find(secret), std::string::npos);
  for (const char* place : {"SELECT answer FROM idempotency", "SELECT payload FROM event",
                            "SELECT payload FROM audit_payload", "SELECT token_digest FROM program_token"})
    EXPECT_EQ(school.text(place).find(secret), std::string::npos) << place;
}

TEST_F(TokenRoutes, HandOnOnlyWhatThePersonHas) {
  const auto refused = [&](const Json& what) { return problem(post("/api/v1/me/tokens", school.mother, what)); };
  for (const char* foreign : {"marks:write", "settings:write", "tokens:manage", "app_passwords:manage",
                              "credentials:issue", "nothing:view", "diary"})
    EXPECT_EQ(refused(wish({"me:view", foreign})), "tokens.permission_not_held") << foreign;
  EXPECT_EQ(refused(wish({})), "tokens.no_permissions");
  made(school.teacher, wish({"marks:write"}));
  const Json mine = expect(200, get("/api/v1/me/tokens", school.mother));
  const auto& offered = mine["permissions"];
  EXPECT_NE(std::find(offered.begin(), offered.end(), "diary:view"), offered.end());
  EXPECT_EQ(std::find(offered.begin(), offered.end(), "marks:write"), offered.end());
}

TEST_F(TokenRoutes, LastAYearAtMostAndEndToTheMoment) {
  const auto refused = [&](const char* expires) {
    return problem(post("/api/v1/me/tokens", school.mother, wish({"me:view"}, expires)));
  };
  EXPECT_EQ(refused("2026-09-14T08:00:00Z"), "tokens.expiry_passed") << "this very moment";
  EXPECT_EQ(refused("2027-09-15T08:00:01Z"), "tokens.expiry_too_far");
  EXPECT_EQ(refused("soon"), "tokens.bad_expiry");
  made(school.mother, wish({"me:view"}, "2027-09-15T08:00:00Z"));
  const std::string secret = made(school.mother, wish({"me:view"}, "2026-09-14T08:00:01Z"));
  school.clock().advance(1s - 1us);
  EXPECT_TRUE(school.sessions().who(secret));
  school.clock().advance(1us);
  EXPECT_FALSE(school.sessions().who(secret));
}

// A thief's program must not wait for the day on which the account opens again.
TEST_F(TokenRoutes, EndForGoodWhenTheAccountIsStopped) {
  const std::string secret = made(school.mother, wish({"me:view"}));
  const Json client = expect(201, post("/api/v1/me/app-passwords", school.mother, {{"name", "Телефон"}}))["result"];
  AppPasswordDesk desk{school.database(), school.clock(), school.random(), seal};
  const auto proves = [&](std::string_view one) { return one == client["secret"]; };
  const auto opened = desk.open({school.id, client["login"], "192.0.2.1"}, proves);
  ASSERT_TRUE(opened);
  const std::string account = of_anna("/accounts/" + std::to_string(school.mother.value));
  expect(200, post(account + "/suspension", school.class_teacher, {{"reason", "телефон украли"}}));
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'account.suspended'"),
            R"({"stop":1,"person":)" + std::to_string(school.mother.value) + R"(,"tokens":[1],"app_passwords":[1]})")
      << "the history tells it";
  school.clock().advance(1h);
  expect(200, call(Method::post, account + "/renewal", school.class_teacher));
  EXPECT_FALSE(school.sessions().who(secret)) << "a renewed account must not bring a stolen token back";
  EXPECT_FALSE(desk.who(opened->token));
  EXPECT_FALSE(desk.open({school.id, client["login"], "192.0.2.1"}, proves));
  for (const char* list : {"/api/v1/me/tokens", "/api/v1/me/app-passwords"}) {
    const Json ended = expect(200, get(list, school.mother))["ended"];
    ASSERT_EQ(ended.size(), 1U) << list;
    EXPECT_EQ(ended[0]["because"], "account_stopped");
    EXPECT_EQ(ended[0]["ended_at"], "2026-09-14T08:00:00Z");
    EXPECT_TRUE(expect(200, get(list, school.teacher))["ended"].empty()) << "the owner's own alone";
  }
  school.clock().advance(90 * 24h);
  EXPECT_TRUE(expect(200, get("/api/v1/me/tokens", school.mother))["ended"].empty()) << "ninety days are over";
}

TEST_F(TokenRoutes, EndForGoodWithTheLastRole) {
  RolelessPrograms keeper{school.database(), school.random()};
  const std::string secret = made(school.mother, wish({"me:view"}));
  expect(201, post("/api/v1/me/app-passwords", school.mother, {{"name", "Телефон"}}));
  made(school.teacher, wish({"me:view"}));
  EXPECT_EQ(keeper.step(school.id, school.clock().now()), 0U);
  const auto mother_sees = [&](int sees) {
    school.write([&](Transaction& transaction) {
      transaction.execute("UPDATE guardianship SET sees = $1, is_told = $1, writes = $1 WHERE guardian_id = $2",
                          {sees, school.mother});
    });
  };
  mother_sees(0);
  school.clock().advance(30s);
  EXPECT_EQ(keeper.step(school.id, school.clock().now()), 1U) << "a barred parent";
  EXPECT_EQ(keeper.step(school.id, school.clock().now()), 0U);
  mother_sees(1);
  EXPECT_FALSE(school.sessions().who(secret)) << "rights given back must not bring the token back";
  for (const char* list : {"/api/v1/me/tokens", "/api/v1/me/app-passwords"}) {
    const Json ended = expect(200, get(list, school.mother))["ended"];
    ASSERT_EQ(ended.size(), 1U) << list;
    EXPECT_EQ(ended[0]["because"], "no_role");
  }
  EXPECT_EQ(expect(200, get("/api/v1/me/tokens", school.teacher))["tokens"].size(), 1U) << "others keep theirs";
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM audit_payload WHERE payload LIKE '%\"programs.ended\"%'"), 1);
}

TEST_F(TokenRoutes, OutliveAPauseBetweenTwoRolesAndEndWithTheLastDay) {
  RolelessPrograms keeper{school.database(), school.random()};
  made(school.teacher, wish({"me:view"}));
  const auto load = [&](const char* from, const char* to) {
    school.write([&](Transaction& transaction) {
      transaction.execute("DELETE FROM role_grant WHERE person_id = $1", {school.teacher});
      transaction.execute("DELETE FROM class_teacher WHERE teacher_id = $1", {school.teacher});
      transaction.execute("UPDATE teaching SET valid_from = $1, valid_to = $2 WHERE teacher_id = $3",
                          {from, to, school.teacher});
    });
  };
  load("2026-10-01", "2026-10-31");
  EXPECT_EQ(keeper.step(school.id, school.clock().now()), 0U) << "a load to come keeps them";
  load("2026-09-01", "2026-09-14");
  school.clock().set(*parse_iso_instant("2026-09-14T19:59:59Z"));
  EXPECT_EQ(keeper.step(school.id, school.clock().now()), 0U)
      << "the last second of the last day, by the school's clock";
  school.clock().set(*parse_iso_instant("2026-09-14T20:10:00Z"));
  EXPECT_EQ(keeper.step(school.id, school.clock().now()), 1U);
}

TEST_F(TokenRoutes, AreEndedByTheirOwnerAlone) {
  const std::string secret = made(school.mother, wish({"me:view"}));
  EXPECT_EQ(problem(call(Method::del, "/api/v1/me/tokens/1", school.teacher)), "access.not_found");
  ASSERT_TRUE(school.sessions().who(secret));
  expect(200, call(Method::del, "/api/v1/me/tokens/1", school.mother));
  EXPECT_FALSE(school.sessions().who(secret)) << "the next request already";
  EXPECT_EQ(problem(call(Method::del, "/api/v1/me/tokens/1", school.mother)), "access.not_found");
  const Json left = expect(200, get("/api/v1/me/tokens", school.mother));
  EXPECT_TRUE(left["tokens"].empty());
  EXPECT_EQ(left["ended"][0]["because"], "owner");
  EXPECT_EQ(problem(post("/api/v1/me/tokens", school.anna, wish({"me:view"}))), "tokens.no_account");
}

TEST_F(TokenRoutes, ListAppPasswordsWithTheirLastUse) {
  const Json made_one = expect(201, post("/api/v1/me/app-passwords", school.mother, {{"name", "Telephone"}}))["result"];
  const std::string secret = made_one["secret"];
  AppPasswordDesk desk{school.database(), school.clock(), school.random(), seal};
  const std::string login = made_one["login"];
  ASSERT_TRUE(desk.open({school.id, login, "192.0.2.9"}, [&](std::string_view one) { return one == secret; }));
  const Json listed = expect(200, get("/api/v1/me/app-passwords", school.mother))["app_passwords"];
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0]["name"], "Telephone");
  EXPECT_EQ(listed[0]["used_from"], "192.0.2.9");
  EXPECT_EQ(listed[0]["used_at"], "2026-09-14T08:00:00Z");
  EXPECT_TRUE(expect(200, get("/api/v1/me/app-passwords", school.teacher))["app_passwords"].empty());
  expect(200, call(Method::del, "/api/v1/me/app-passwords/1", school.mother));
  EXPECT_TRUE(expect(200, get("/api/v1/me/app-passwords", school.mother))["app_passwords"].empty());
}

}  // namespace
}  // namespace vestnik::tests
