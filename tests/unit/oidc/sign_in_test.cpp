// Sign-in by a real OpenID provider (npm oidc-provider) and a browser that walks through its forms.
#include "access/outside_sign_in.h"
#include "base/digest.h"
#include "http/message_catalogue.h"
#include "http/server.h"
#include "journal/link_identity.h"
#include "plugins/oidc/routes.h"
#include "records/account_store.h"
#include "support/cabinet/recording_school.h"
#include "support/child_process.h"
#include "support/session_terms.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

using Json = nlohmann::json;

class OidcSignIn : public RecordingSchool {
 protected:
  OidcSignIn() {
    school_.database().write(school, Priority::person, [&](Transaction& transaction) {
      add_account(transaction, egors_mother, "zimina", digest("ABCDEFGH"), school_.clock().now());
      return true;
    });
    host_.offer(outside);
  }
  /// The provider's keys and tokens live by the clock of the machine.
  void serve(const std::string& algorithm = "RS256") {
    school_.clock().set(SystemClock{}.now());
    const int port = test::free_port();
    const std::string redirect = "http://127.0.0.1:" + std::to_string(port) + "/oidc/callback";
    provider = std::make_unique<test::ChildProcess>(
        std::vector<std::string>{"node", VESTNIK_SOURCE_DIR "/tests/support/oidc/provider.mjs", redirect, algorithm},
        test::Errors::to_the_tests);
    issuer = "http://127.0.0.1:" + std::to_string(provider->read_port());
    routes = std::make_unique<oidc::OidcRoutes>(
        host_, oidc::ProviderTerms{issuer, "vestnik", "a secret & more: 100%", redirect, {}});
    routes->contribute();
    Router router;
    for (const Route& route : host_.routes()) EXPECT_TRUE(router.add(route));
    ServerOptions options;
    options.port = static_cast<std::uint16_t>(port);
    auto started = Server::start(options, std::move(router),
                                 {[](std::string_view) { return std::nullopt; }, table, school_.clock(), random_});
    ASSERT_TRUE(started);
    server = *std::move(started);
  }
  /// The service's last answer to a browser whose person signs in at the provider under this name.
  Json walk(const std::string& person, const std::string& path = "/oidc/login?institution=test") {
    const test::Ended ended = test::ChildProcess{{"node", VESTNIK_SOURCE_DIR "/tests/support/oidc/browser.mjs",
                                                  "http://127.0.0.1:" + std::to_string(server->port()), path, person},
                                                 test::Errors::with_output}
                                  .end();
    Json answer = Json::parse(ended.output, nullptr, false);
    EXPECT_TRUE(answer.is_object()) << ended.output;
    return answer;
  }
  Json link(const std::string& ticket, const std::string& code, int status) {
    const Json body{{"ticket", ticket}, {"institution", "test"}, {"login", "zimina"}, {"activation_code", code}};
    const Response response = host_.post("/oidc/link", PersonId{}, body.dump(), "");
    EXPECT_EQ(response.status, status) << response.body;
    return Json::parse(response.body, nullptr, false);
  }
  static Json body_of(const Json& answer) { return Json::parse(answer["body"].get<std::string>(), nullptr, false); }

  MessageTable table{MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value()};
  TemporaryFolder keys_;
  Sessions sessions{school_.database(), school_.clock(), random_, session_terms(keys_.root())};
  OutsideSignIn outside{school_.database(), school_.clock(), sessions};
  std::unique_ptr<test::ChildProcess> provider;
  std::unique_ptr<oidc::OidcRoutes> routes;
  std::unique_ptr<Server> server;
  std::string issuer;
};

TEST_F(OidcSignIn, TheSchoolsCodeLinksOnceAndThenTheProviderSignsIn) {
  serve();
  const Json first = walk("olga");
  EXPECT_EQ(first["status"], 403) << first.dump();
  const Json stranger = body_of(first);
  EXPECT_EQ(stranger["code"], "identities.not_linked");
  const std::string ticket = stranger["ticket"];
  EXPECT_EQ(link(ticket, "WRONG", 401)["code"], "access.wrong_credentials");
  const Json linked = link(ticket, "ABCD-EFGH", 201);
  ASSERT_TRUE(sessions.who(linked["token"].get<std::string>()));
  EXPECT_EQ(sessions.who(linked["token"].get<std::string>())->person, egors_mother);
  link(ticket, "ABCD-EFGH", 400);
  const Json again = walk("olga");
  ASSERT_EQ(again["status"], 200) << again.dump();
  const auto actor = sessions.who(body_of(again)["token"].get<std::string>());
  ASSERT_TRUE(actor);
  EXPECT_EQ(actor->person, egors_mother);
  std::vector<SignInRow> history;
  school_.database().read(school, [&](Transaction& read) { history = sign_ins_of(read, actor->account, 10); });
  ASSERT_EQ(history.size(), 3U) << "what the owner sees: a wrong code, the code, and the provider's word";
  EXPECT_EQ(history[0].outcome, "vouched_for");
  EXPECT_EQ(history[0].origin.address, "127.0.0.1");
  EXPECT_EQ(history[1].outcome, "activated");
  EXPECT_EQ(walk("somebody else")["status"], 403);
  EXPECT_EQ(walk("olga", "/oidc/login?institution=elsewhere")["status"], 403) << "another school knows nobody";
}

TEST_F(OidcSignIn, TheAdministratorLinksAndEnds) {
  serve("ES256");
  LinkIdentity linking{egors_mother, {issuer, "olga"}};
  ASSERT_TRUE(recorder_.run(School::actor(administrator), linking, {key(), "1"}, school_.clock().now()));
  EXPECT_EQ(walk("olga")["status"], 200) << "signed with the other kind of key";
  LinkIdentity twice{egors_mother, {issuer, "olga"}};
  const auto refused = recorder_.run(School::actor(administrator), twice, {key(), "2"}, school_.clock().now());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().code, "identities.linked_already");
  LinkIdentity foreign{egors_mother, {issuer, "anna"}};
  EXPECT_FALSE(recorder_.run(School::actor(class_teacher_7a), foreign, {key(), "3"}, school_.clock().now()));
  EndIdentity ending{egors_mother, 1};
  ASSERT_TRUE(recorder_.run(School::actor(administrator), ending, {key(), "4"}, school_.clock().now()));
  EXPECT_EQ(walk("olga")["status"], 403);
}

// OWASP ASVS 5.0, 6.8.4: how the provider asked is not known here, so its word alone is one factor.
TEST_F(OidcSignIn, AnAdministratorNeedsTwoFactorsThereToo) {
  SessionTerms strict = session_terms(keys_.root());
  strict.administrators_need_two = true;
  Sessions careful{school_.database(), school_.clock(), random_, std::move(strict)};
  OutsideSignIn door{school_.database(), school_.clock(), careful};
  school_.database().write(school, Priority::person, [&](Transaction& transaction) {
    add_account(transaction, administrator, "belov", digest("ABCDEFGJ"), school_.clock().now());
    return true;
  });
  const auto first = door.link({"test", "belov", "ABCDEFGJ"}, {"https://id.example", "pavel"}, {});
  ASSERT_TRUE(first);
  ASSERT_TRUE(careful.who(first->token));
  EXPECT_TRUE(careful.who(first->token)->scope) << "the school's code opens the setting up of a factor alone";
  const auto later = door.sign_in("test", {"https://id.example", "pavel"}, {});
  ASSERT_FALSE(later);
  EXPECT_EQ(later.problem().code, "identities.two_factors_wanted");
  ASSERT_TRUE(door.link({"test", "zimina", "ABCDEFGH"}, {"https://id.example", "olga"}, {}));
  EXPECT_TRUE(door.sign_in("test", {"https://id.example", "olga"}, {})) << "nobody else needs them";
}

TEST_F(OidcSignIn, ABlockedAccountIsNobodys) {
  ASSERT_TRUE(outside.link({"test", "zimina", "ABCDEFGH"}, {"https://id.example", "olga"}, {}));
  ASSERT_TRUE(outside.sign_in("test", {"https://id.example", "olga"}, {}));
  EXPECT_FALSE(outside.sign_in("test", {"https://other.example", "olga"}, {})) << "the same name at another issuer";
  school_.database().write(school, Priority::person, [&](Transaction& transaction) {
    set_account_state(transaction, AccountId{1}, account_state::blocked);
    return true;
  });
  const auto refused = outside.sign_in("test", {"https://id.example", "olga"}, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().code, "identities.not_linked");
}

TEST_F(OidcSignIn, WhatWasNotBegunHereEndsNowhere) {
  serve();
  const auto comes_back = [&](const std::string& query) { return host_.get("/oidc/callback" + query, PersonId{}); };
  for (const char* query : {"?code=1", "?code=1&state=unknown", "?state=&code=1"}) {
    const Response response = comes_back(query);
    EXPECT_EQ(response.status, 400) << query;
    EXPECT_NE(response.body.find("oidc.not_begun_here"), std::string::npos);
  }
  const Response begun = host_.get("/oidc/login?institution=test", PersonId{});
  ASSERT_EQ(begun.status, 302);
  std::string location, cookie;
  for (const auto& [name, value] : begun.headers) {
    if (name == "Location") location = value;
    if (name == "Set-Cookie") cookie = value;
  }
  EXPECT_EQ(location.find(issuer), 0U);
  for (const char* part : {"code_challenge_method=S256", "nonce=", "scope=openid", "response_type=code"})
    EXPECT_NE(location.find(part), std::string::npos) << part;
  EXPECT_EQ(cookie.find("__Host-"), 0U);
  const std::string state = location.substr(location.find("state=") + 6, 64);
  EXPECT_EQ(comes_back("?code=1&state=" + state).status, 400) << "another browser's sign-in";
  EXPECT_EQ(host_.get("/oidc/login", PersonId{}).status, 422);
}

// OWASP ASVS 5.0, 10.5.3: whoever answers at the address must be who the settings name, to the letter.
TEST_F(OidcSignIn, AProviderThatNamesItselfOtherwiseIsNone) {
  serve();
  Request request;
  request.query = {{"institution", "test"}};
  EXPECT_EQ(routes->begin(request).status, 302);
  oidc::OidcRoutes misled{host_, {issuer + "/", "vestnik", "", "http://127.0.0.1/cb", {}}};
  EXPECT_EQ(misled.begin(request).status, 502);
}

TEST_F(OidcSignIn, AProviderThatIsAwayIsSaidToBe) {
  const int nobody = test::free_port();
  oidc::OidcRoutes alone{host_,
                         {"http://127.0.0.1:" + std::to_string(nobody), "vestnik", "", "http://127.0.0.1/cb", {}}};
  Request request;
  request.query = {{"institution", "test"}};
  EXPECT_EQ(alone.begin(request).status, 502);
}

}  // namespace
}  // namespace vestnik::tests
