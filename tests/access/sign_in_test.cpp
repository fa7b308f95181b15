// Who gets in, and when.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "access/client.h"
#include "access/passwords.h"
#include "lua/loader.h"
#include "records/account_store.h"
#include "records/activation_code.h"
#include "records/role_store.h"

namespace vestnik::access_proof {
namespace {

using Json = nlohmann::json;

constexpr const char* phrase = "длинная фраза вместо пароля";

class SignIn : public ::testing::Test {
 protected:
  SignIn() {
    const std::string hash = hash_password(phrase);
    world.service().database().write(World::school, Priority::person, [&](Transaction& transaction) {
      for (const char* who : {"teacher", "mother", "stranger", "former_teacher", "former_parent", "barred_parent",
                              "former_administrator", "future_administrator", "archive", "anna"})
        set_password_hash(transaction, world.actor(who).account, hash);
      set_password_hash(transaction, world.actor("blocked").account, hash);
      set_account_state(transaction, world.actor("blocked").account, account_state::blocked);
      return true;
    });
  }

  Response sign_in(const std::string& institution, const std::string& login, const std::string& password = phrase) {
    const Json wish{{"institution", institution}, {"login", login}, {"password", password}};
    return client.ask({"POST", "/api/v1/session", wish.dump()}, "");
  }
  Response activate(const std::string& login, const std::string& code) {
    const Json wish{{"institution", "school"}, {"login", login}, {"password", phrase}, {"activation_code", code}};
    return client.ask({"POST", "/api/v1/session", wish.dump()}, "");
  }
  void put_in_force(const std::string& code) {
    RegulationShelf& shelf = world.service().regulations();
    for (const auto& version : shelf.versions(World::school))
      shelf.take_away(World::school, version->info().in_force_from);
    const auto folder = std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua" / "regulations";
    shelf.put(World::school, load_regulation_file(folder / (code + ".lua")).regulation);
  }
  /// Where the documents name who uses the journal.
  static std::string clause_of_users(const std::string& code) { return code == "yarovoe" ? "1.6" : "1.7"; }

  World world;
  Client client{world};
};

// labinsk-5.1.1, otradny-4.user.1, syzran-6.1.1, usolye-6.2, yarovoe-8.2: Sunday at three in the night like any hour.
TEST_F(SignIn, WorksRoundTheClockUnderEveryRegulation) {
  for (const char* code : {"labinsk", "otradny", "syzran", "usolye", "yarovoe"}) {
    put_in_force(code);
    for (const char* moment : {"2026-09-14T06:00:00Z", "2026-09-19T23:00:00Z"}) {
      world.clock().set(parse_iso_instant(moment).value());
      for (const char* who : {"teacher", "mother"}) {
        const Response answer = sign_in("school", who);
        ASSERT_EQ(answer.status, 201) << code << ' ' << moment << ' ' << who;
        const std::string body{answer.content()};
        const std::string token = body.substr(body.find("\"token\":\"") + 9, 64);
        EXPECT_EQ(client.ask({"GET", "/api/v1/me", ""}, token).status, 200) << code << ' ' << moment << ' ' << who;
        EXPECT_EQ(client.ask({"GET", "/api/v1/announcements", ""}, token).status, 200) << code << ' ' << moment;
      }
    }
  }
}

// syzran-r.gen.3: a login opens its own institution. syzran-r.gen.2: a blocked account, though its password is right.
TEST_F(SignIn, IsToTheOwnInstitutionWhileTheAccountIsOpen) {
  EXPECT_EQ(sign_in("school", "teacher").status, 201);
  EXPECT_EQ(sign_in("elsewhere", "teacher").status, 401);
  EXPECT_EQ(sign_in("school", "blocked").status, 401);
}

// usolye-1.7, yarovoe-1.6, labinsk-1.7: whoever has none of the roles that there are here does not come in; and nobody
// but who knows the password learns it.
TEST_F(SignIn, IsForThoseWhoHaveARoleHere) {
  for (const char* code : {"labinsk", "usolye", "yarovoe"}) {
    put_in_force(code);
    const Response refused = sign_in("school", "stranger");
    EXPECT_EQ(refused.status, 403) << code << ' ' << refused.content();
    EXPECT_NE(refused.content().find("access.no_role"), std::string_view::npos) << refused.content();
    EXPECT_EQ(sign_in("school", "teacher").status, 201) << code;
    const Response unknown_role = sign_in("school", "archive");
    EXPECT_EQ(unknown_role.status, 403) << "there is no archive among the users of " << code;
    EXPECT_NE(unknown_role.content().find(R"("clause":")" + clause_of_users(code) + '"'), std::string_view::npos)
        << unknown_role.content();
  }
  for (const char* who : {"former_teacher", "former_parent", "barred_parent", "former_administrator"})
    EXPECT_EQ(sign_in("school", who).status, 403) << who;
  for (const char* who : {"mother", "anna"}) EXPECT_EQ(sign_in("school", who).status, 201) << who;
  EXPECT_EQ(sign_in("school", "stranger", "совсем другие слова").content(), sign_in("school", "nobody").content());
}

// A role is held from its first day to its last by the clock of the institution, and
// whose role begins tomorrow comes in tomorrow.
TEST_F(SignIn, OpensOnTheFirstDayOfTheRoleAndClosesAfterTheLast) {
  put_in_force("usolye");
  world.clock().set(parse_iso_instant("2026-09-14T19:59:59Z").value());
  const Response early = sign_in("school", "future_administrator");
  EXPECT_EQ(early.status, 403);
  EXPECT_NE(early.content().find("15.09.2026"), std::string_view::npos) << "says when: " << early.content();
  world.clock().set(parse_iso_instant("2026-09-14T20:00:00Z").value());
  EXPECT_EQ(sign_in("school", "future_administrator").status, 201);
  world.clock().set(parse_iso_instant("2026-09-13T19:59:59Z").value());
  EXPECT_EQ(sign_in("school", "former_administrator").status, 201);
  world.clock().set(parse_iso_instant("2026-09-13T20:00:00Z").value());
  EXPECT_EQ(sign_in("school", "former_administrator").status, 403);
}

// usolye-1.7: an account without a role is not activated, and its code waits for the role.
TEST_F(SignIn, KeepsTheCodeOfWhoeverHasNoRoleYet) {
  put_in_force("usolye");
  const Actor stranger = world.actor("stranger");
  world.service().database().write(World::school, Priority::person, [&](Transaction& transaction) {
    renew_activation(transaction, stranger.account, activation_digest("ABCD-EFGH-JKLM"));
    return true;
  });
  EXPECT_EQ(activate("stranger", "ABCD-EFGH-JKLM").status, 403);
  EXPECT_EQ(activate("stranger", "ABCD-EFGH-JKLN").status, 401) << "a wrong code tells nothing";
  EXPECT_EQ(sign_in("school", "stranger").status, 401) << "no password was set";
  world.service().database().write(World::school, Priority::person, [&](Transaction& transaction) {
    const CivilDate today = parse_iso_date("2026-09-14").value();
    add_grant(transaction, {0, stranger.person, Role::director, "institution", 0, today, today, "1", today},
              world.clock().now());
    return true;
  });
  world.clock().advance(std::chrono::minutes{20});
  EXPECT_EQ(activate("stranger", "ABCD-EFGH-JKLM").status, 201);
}

// A program's token is its owner's: it knows nobody once the owner has no role.
TEST_F(SignIn, ByATokenEndsWithTheLastRole) {
  const Actor owner = world.actor("secretary");
  const Response made = client.ask(
      {"POST", "/api/v1/me/tokens", R"({"name":"П","permissions":["me:view"],"expires_at":"2026-12-01T00:00:00Z"})"},
      world.tokens().at("secretary"));
  ASSERT_EQ(made.status, 201) << made.content();
  const std::string body{made.content()};
  const std::string token = body.substr(body.find(program_token_mark), program_token_mark.size() + 64);
  EXPECT_EQ(client.ask({"GET", "/api/v1/me", ""}, token).status, 200);
  world.service().database().write(World::school, Priority::person, [&](Transaction& transaction) {
    revoke_grant(transaction, world.ids().at("grant_of_secretary"), parse_iso_date("2026-09-13").value(), {},
                 world.clock().now());
    return true;
  });
  EXPECT_EQ(client.ask({"GET", "/api/v1/me", ""}, token).status, 401);
  const auto session = world.service().sessions().open_vouched_for(owner, {});
  ASSERT_FALSE(session);
  EXPECT_EQ(session.problem().code, "access.no_role") << "nor is an outside provider's word enough";
  world.clock().advance(std::chrono::minutes{1});
  world.service().plan(world.clock().now());
  world.service().database().write(World::school, Priority::person, [&](Transaction& transaction) {
    const CivilDate today = parse_iso_date("2026-09-14").value();
    add_grant(transaction, {0, owner.person, Role::secretary, "institution", 0, today, std::nullopt, "2", today},
              world.clock().now());
    return true;
  });
  EXPECT_EQ(client.ask({"GET", "/api/v1/me", ""}, world.tokens().at("secretary")).status, 200) << "the role is back";
  EXPECT_EQ(client.ask({"GET", "/api/v1/me", ""}, token).status, 401) << "the token is not";
}

}  // namespace
}  // namespace vestnik::access_proof
