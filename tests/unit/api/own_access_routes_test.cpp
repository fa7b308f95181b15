// The own account by the API: password, sessions, history, second factor, the cookie of pages.
#include <map>

#include "access/passwords.h"
#include "api_school.h"
#include "records/account_store.h"
#include "records/activation_code.h"
#include "records/second_factor_store.h"
#include "support/authenticator.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

const std::string first_phrase = "вечером пили чай";
const std::string second_phrase = "утром бегали кросс";

class OwnAccessRoutes : public ApiSchool {
 protected:
  OwnAccessRoutes() {
    school.write([&](Transaction& transaction) {
      account = add_account(transaction, school.teacher, "ivanova.a", "", school.clock().now());
      set_password_hash(transaction, account, hash_password(first_phrase));
    });
    token = sign_in(first_phrase)["token"];
  }
  Json sign_in(const std::string& password, const Json& more = Json::object()) {
    Json body{{"institution", "syzran"}, {"login", "ivanova.a"}, {"password", password}};
    body.update(more);
    last = ask(Method::post, "/api/v1/session", body.dump(), "");
    return Json::parse(last.body, nullptr, false);
  }
  /// With the session's own token, as the server would hand it in.
  Response ask(Method method, const std::string& path, const std::string& body, const std::string& with,
               const std::string& key = "") {
    Request request;
    request.idempotency_key = key;
    request.method = method;
    request.path = path;
    request.body = body;
    request.token = with;
    request.received_at = school.clock().now();
    request.peer = "192.0.2.7";
    request.user_agent = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0";
    request.actor = school.sessions().who(with);
    for (const Route& route : routes) {
      if (route.method != method || route.pattern != path) continue;
      if (route.signed_in && !request.actor) {
        ADD_FAILURE() << path << " without a session";
        return {};
      }
      return route.handle(request);
    }
    ADD_FAILURE() << "no route " << path;
    return {};
  }
  Response post_own(const std::string& tail, const Json& body) {
    return ask(Method::post, "/api/v1/me/" + tail, body.dump(), token);
  }
  Json get_own(const std::string& tail) { return expect(200, ask(Method::get, "/api/v1/me/" + tail, "", token)); }

  AccountId account;
  std::string token;
  Response last;
};

// usolye-3.2, otradny-3.2: the own history of sign-ins, and the password to change.
TEST_F(OwnAccessRoutes, ShowTheHistoryAndChangeThePassword) {
  sign_in("wrong words here");
  const Json history = get_own("sign-ins")["sign_ins"];
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0]["outcome"], "wrong_password");
  EXPECT_EQ(history[1]["outcome"], "opened");
  EXPECT_EQ(history[1]["address"], "192.0.2.7");
  EXPECT_EQ(history[1]["program"], "Firefox, Windows");

  const std::string other = sign_in(first_phrase)["token"];
  const auto change = [&](const std::string& from, const std::string& to) {
    return post_own("password", {{"old_password", from}, {"new_password", to}});
  };
  EXPECT_EQ(problem(change("wrong words here", second_phrase)), "access.wrong_password");
  EXPECT_EQ(problem(change(first_phrase, first_phrase)), "access.same_password");
  EXPECT_EQ(problem(change(first_phrase, "ivanova2026")), "access.password_own");
  EXPECT_EQ(problem(change(first_phrase, "пароль123")), "access.password_common");
  expect(200, change(first_phrase, second_phrase));
  EXPECT_TRUE(school.sessions().who(token)) << "the session that changed it goes on";
  EXPECT_FALSE(school.sessions().who(other));
  sign_in(first_phrase);
  EXPECT_EQ(problem(last), "access.wrong_credentials");
  EXPECT_TRUE(sign_in(second_phrase).contains("token"));
}

// yarovoe-3.2, labinsk-5.2.6: the owner sees the sessions and ends others.
TEST_F(OwnAccessRoutes, ListSessionsAndEndThem) {
  const std::string second = sign_in(first_phrase)["token"];
  const std::string third = sign_in(first_phrase)["token"];
  const Json sessions = get_own("sessions")["sessions"];
  ASSERT_EQ(sessions.size(), 3U);
  std::int64_t of_second = 0;
  for (const Json& each : sessions) {
    EXPECT_EQ(each["program"], "Firefox, Windows");
    EXPECT_EQ(each["current"], each["id"] == 1);
    if (each["id"] == 2) of_second = each["id"];
  }
  const auto end = [&](std::int64_t id) {
    Request request;
    request.token = token;
    request.actor = school.sessions().who(token);
    request.parameters = {{"id", std::to_string(id)}};
    request.received_at = school.clock().now();
    for (const Route& route : routes) {
      if (route.method == Method::del && route.pattern == "/api/v1/me/sessions/{id}") return route.handle(request);
    }
    return Response{};
  };
  EXPECT_EQ(end(of_second).status, 204);
  EXPECT_FALSE(school.sessions().who(second));
  EXPECT_TRUE(school.sessions().who(third));
  EXPECT_EQ(problem(end(of_second)), "access.not_found");
  EXPECT_EQ(problem(end(999)), "access.not_found");
  EXPECT_EQ(ask(Method::del, "/api/v1/me/sessions", "", token).status, 204);
  EXPECT_FALSE(school.sessions().who(token));
  EXPECT_FALSE(school.sessions().who(third));
}

TEST_F(OwnAccessRoutes, DoNotShowAnotherOwnersSessions) {
  school.write([&](Transaction& transaction) {
    add_account(transaction, school.mother, "anikina.o", "", school.clock().now());
  });
  const auto hers = school.sessions().open_for({school.id, school.mother, AccountId{2}, false});
  EXPECT_EQ(get_own("sessions")["sessions"].size(), 1U);
  const std::int64_t id = school.number("SELECT MAX(id) FROM session");
  school.write(
      [&](Transaction& transaction) { EXPECT_FALSE(end_session(transaction, account, id, school.clock().now())); });
  EXPECT_TRUE(school.sessions().who(hers.token));
}

// labinsk-3.19b: one call sets a new password, ends every session, and is an event for the administrators.
TEST_F(OwnAccessRoutes, ReportThatSomebodyElseKnowsThePassword) {
  const std::string other = sign_in(first_phrase)["token"];
  EXPECT_EQ(problem(post_own("breach", {{"old_password", "wrong words here"}, {"new_password", second_phrase}})),
            "access.wrong_password");
  expect(200, post_own("breach", {{"old_password", first_phrase}, {"new_password", second_phrase}}));
  EXPECT_FALSE(school.sessions().who(token));
  EXPECT_FALSE(school.sessions().who(other));
  EXPECT_TRUE(sign_in(second_phrase).contains("token"));
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'password.exposed'"),
            R"({"person":)" + std::to_string(school.teacher.value) + "}");
  EXPECT_GE(school.rows("audit_link"), 1);
}

TEST_F(OwnAccessRoutes, KeepNothingOfAPasswordBesideItsHash) {
  expect(200, post_own("password", {{"old_password", first_phrase}, {"new_password", second_phrase}}));
  for (const char* sql : {"SELECT COUNT(*) FROM audit_payload WHERE payload LIKE '%кросс%' OR payload LIKE '%чай%'",
                          "SELECT COUNT(*) FROM event WHERE payload LIKE '%кросс%'",
                          "SELECT COUNT(*) FROM idempotency WHERE answer LIKE '%кросс%'"}) {
    EXPECT_EQ(school.number(sql), 0) << sql;
  }
}

// A telephone whose answer was lost asks again, and the old password is no longer one.
TEST_F(OwnAccessRoutes, ChangeThePasswordOnceHoweverOftenTheyAreAsked) {
  const auto change = [&](const std::string& wanted) {
    const Json body{{"old_password", first_phrase}, {"new_password", wanted}};
    return ask(Method::post, "/api/v1/me/password", body.dump(), token, "change");
  };
  const Json first = expect(200, change(second_phrase));
  EXPECT_EQ(expect(200, change(second_phrase)), first);
  EXPECT_EQ(problem(change("третий пароль другой")), "access.wrong_password") << "told to be what it is not";
  EXPECT_TRUE(sign_in(second_phrase).contains("token"));
}

// OWASP ASVS 5.0, 7.4.3: who came in by a stolen password and waits is not let in further by the owner's own factor.
TEST_F(OwnAccessRoutes, ASecondFactorEndsTheSessionsThatWereOpenedWithoutIt) {
  const std::string of_thief = sign_in(first_phrase)["token"];
  const Json begun = expect(201, post_own("second-factor", {{"password", first_phrase}}));
  const std::string code = test::code_of_app(begun["secret"].get<std::string>(), school.clock().now());
  expect(200, post_own("second-factor/confirmation", {{"code", code}}));
  EXPECT_TRUE(school.sessions().who(token));
  EXPECT_FALSE(school.sessions().who(of_thief));
}

TEST_F(OwnAccessRoutes, SetASecondFactorUpAndTakeItAway) {
  EXPECT_EQ(get_own("second-factor"), (Json{{"set", false}, {"required", false}, {"recovery_codes_left", 0}}));
  EXPECT_EQ(problem(post_own("second-factor", Json::object())), "access.wrong_password");
  const Json begun = expect(201, post_own("second-factor", {{"password", first_phrase}}));
  EXPECT_TRUE(begun["address"].get<std::string>().starts_with("otpauth://totp/"));
  EXPECT_EQ(problem(post_own("second-factor/confirmation", {{"code", "000000"}})), "access.wrong_second_factor");
  const auto code = [&] { return test::code_of_app(begun["secret"].get<std::string>(), school.clock().now()); };
  const Json set = expect(200, post_own("second-factor/confirmation", {{"code", code()}}));
  EXPECT_EQ(set["recovery_codes"].size(), SecondFactors::recovery_codes);
  EXPECT_EQ(get_own("second-factor")["set"], true);
  EXPECT_EQ(problem(post_own("second-factor", {{"password", first_phrase}})), "access.second_factor_set");

  school.clock().advance(1min);
  sign_in(first_phrase);
  EXPECT_EQ(problem(last), "access.second_factor_needed");
  EXPECT_TRUE(sign_in(first_phrase, {{"second_factor", code()}}).contains("token"));
  school.clock().advance(1min);
  EXPECT_EQ(problem(post_own("second-factor/removal", {{"password", first_phrase}, {"code", "000000"}})),
            "access.wrong_second_factor");
  expect(200, post_own("second-factor/removal", {{"password", first_phrase}, {"code", code()}}));
  EXPECT_TRUE(sign_in(first_phrase).contains("token"));
  EXPECT_EQ(school.rows("recovery_code"), 0);
}

// OWASP ASVS 5.0, 7.2.4: what the browser held before is good for nothing afterwards.
TEST_F(OwnAccessRoutes, SigningInAnewEndsTheSessionOfTheSameBrowser) {
  const Json body{{"institution", "syzran"}, {"login", "ivanova.a"}, {"password", first_phrase}};
  const std::string elsewhere = sign_in(first_phrase)["token"];
  const Response wrong =
      ask(Method::post, "/api/v1/session",
          Json{{"institution", "syzran"}, {"login", "ivanova.a"}, {"password", "wrong words"}}.dump(), token);
  EXPECT_EQ(wrong.status, 401);
  EXPECT_TRUE(school.sessions().who(token)) << "a wrong password ends nothing";
  const std::string next = expect(201, ask(Method::post, "/api/v1/session", body.dump(), token))["token"];
  EXPECT_NE(next, token);
  EXPECT_FALSE(school.sessions().who(token));
  EXPECT_TRUE(school.sessions().who(next));
  EXPECT_TRUE(school.sessions().who(elsewhere)) << "another browser's stays";
}

// OWASP ASVS 5.0, 14.3.1.
TEST_F(OwnAccessRoutes, SigningOutEmptiesTheBrowser) {
  const Response out = ask(Method::del, "/api/v1/session", "", token);
  EXPECT_EQ(out.status, 204);
  std::string cookie, cleared;
  for (const auto& [name, value] : out.headers) {
    if (name == "Set-Cookie") cookie = value;
    if (name == "Clear-Site-Data") cleared = value;
  }
  EXPECT_TRUE(cookie.starts_with("__Host-vestnik=; ")) << cookie;
  EXPECT_NE(cookie.find("; Max-Age=0"), std::string::npos);
  for (const char* kept : {R"("cache")", R"("storage")"}) EXPECT_NE(cleared.find(kept), std::string::npos) << cleared;
}

// syzran-r.par.1: sign-in works from an unknown computer, and a shared computer keeps nothing after sign-out. That
// every answer says `Cache-Control: no-store` is the server's (tests/unit/http).
TEST_F(OwnAccessRoutes, LeaveNothingOnASharedComputerAfterSigningOut) {
  sign_in(first_phrase, {{"cookie", true}});
  std::string cookie;
  for (const auto& [name, value] : last.headers) {
    if (name == "Set-Cookie") cookie = value;
  }
  const std::string held = cookie.substr(15, 64);
  ASSERT_TRUE(school.sessions().who(held)) << "no computer has to be made known first";
  const Response out = ask(Method::del, "/api/v1/session", "", held);
  EXPECT_EQ(out.status, 204);
  std::map<std::string, std::string> headers{out.headers.begin(), out.headers.end()};
  EXPECT_NE(headers["Set-Cookie"].find("Max-Age=0"), std::string::npos) << headers["Set-Cookie"];
  EXPECT_EQ(headers["Clear-Site-Data"], R"("cache", "cookies", "storage")");
  EXPECT_FALSE(school.sessions().who(held)) << "the cookie copied from the computer opens nothing";
}

TEST_F(OwnAccessRoutes, GiveAPageACookieAndTheWordForItsWrites) {
  const Json answer = sign_in(first_phrase, {{"cookie", true}});
  EXPECT_FALSE(answer.contains("token"));
  std::string cookie;
  for (const auto& [name, value] : last.headers) {
    if (name == "Set-Cookie") cookie = value;
  }
  ASSERT_TRUE(cookie.starts_with("__Host-vestnik="));
  for (const char* attribute : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"}) {
    EXPECT_NE(cookie.find(attribute), std::string::npos) << attribute;
  }
  EXPECT_EQ(cookie.find("Domain"), std::string::npos);
  const std::string held = cookie.substr(15, 64);
  ASSERT_TRUE(school.sessions().who(held));
  EXPECT_EQ(answer["csrf_token"], school.sessions().write_token(held));
  EXPECT_NE(school.sessions().write_token(held), school.sessions().write_token(token));
  EXPECT_EQ(expect(200, ask(Method::get, "/api/v1/session", "", held))["csrf_token"], answer["csrf_token"]);
}

}  // namespace
}  // namespace vestnik::tests
