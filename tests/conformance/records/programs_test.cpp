// What programs and other services come in with, on every engine.
#include "access/app_password_desk.h"
#include "access/outside_sign_in.h"
#include "base/digest.h"
#include "conformance/records/suite.h"
#include "journal/link_identity.h"
#include "journal/program_access.h"
#include "journal/roleless_programs.h"
#include "records/account_store.h"
#include "records/outside_identity_store.h"
#include "records/program_ends.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

void give_program_accounts(JournalSchool& school) {
  school.write([&](Transaction& transaction) {
    for (const PersonId person : {school.mother, school.teacher}) {
      const std::string number = std::to_string(person.value);
      set_account_state(
          transaction,
          add_account(transaction, person, "login" + number, digest("CODE" + number), school.clock().now()),
          account_state::active);
    }
  });
}

TEST_P(JournalConformance, ProgramsTokensOpenWithTheirScopeUntilTheyEnd) {
  give_program_accounts(school());
  const std::string secret = new_program_token(school().random());
  const TokenWish wish{"Program", {{"diary", "view"}, {"me", "view"}}, school().clock().now() + 24h, secret};
  ASSERT_EQ(refusal(school().run(school().mother, IssueToken{wish, "{}"})), "");
  auto actor = school().sessions().who(secret);
  ASSERT_TRUE(actor && actor->scope);
  EXPECT_TRUE(actor->scope->permits({"diary", "view"}));
  EXPECT_FALSE(actor->scope->permits({"mail", "view"}));
  EXPECT_EQ(refusal(school().run(school().teacher, EndToken{1})), "access.not_found");
  ASSERT_EQ(refusal(school().run(school().mother, EndToken{1})), "");
  EXPECT_FALSE(school().sessions().who(secret));
}

TEST_P(JournalConformance, AppPasswordsOpenSessionsUntilTheAccountIsGivenOutAnew) {
  give_program_accounts(school());
  const SealedText seal{{3}};
  AppPasswordDesk desk{school().database(), school().clock(), school().random(), seal};
  const std::string secret = new_app_secret(school().random());
  ASSERT_EQ(refusal(school().run(school().mother, IssueAppPassword{"Client", secret, seal, school().random()})), "");
  const std::string login = "login" + std::to_string(school().mother.value);
  const auto proves = [&](std::string_view one) { return one == secret; };
  const auto session = desk.open({school().id, login, "192.0.2.1"}, proves);
  ASSERT_TRUE(session);
  EXPECT_EQ(desk.who(session->token)->person, school().mother);
  school().clock().advance(13h);
  const auto later = desk.open({school().id, login, "192.0.2.1"}, proves);
  ASSERT_TRUE(later);
  EXPECT_EQ(school().rows("app_session"), 1);
  school().write([&](Transaction& transaction) {
    end_programs(transaction, AccountId{1}, program_end::account_given_anew, school().clock().now());
  });
  EXPECT_FALSE(desk.who(later->token));
  EXPECT_FALSE(desk.open({school().id, login, "192.0.2.1"}, proves));
}

TEST_P(JournalConformance, ProgramsOfPeopleWithoutAnyRoleEndForGood) {
  give_program_accounts(school());
  const SealedText seal{{3}};
  RolelessPrograms keeper{school().database(), school().random()};
  for (const PersonId person : {school().mother, school().teacher}) {
    const TokenWish wish{
        "Program", {{"me", "view"}}, school().clock().now() + 24h, new_program_token(school().random())};
    ASSERT_EQ(refusal(school().run(person, IssueToken{wish, "{}"})), "");
  }
  const IssueAppPassword client{"Client", new_app_secret(school().random()), seal, school().random()};
  ASSERT_EQ(refusal(school().run(school().mother, client)), "");
  EXPECT_EQ(keeper.step(school().id, school().clock().now()), 0U);
  school().write([&](Transaction& transaction) {
    transaction.execute("UPDATE guardianship SET sees = 0, is_told = 0, writes = 0 WHERE guardian_id = $1",
                        {school().mother});
  });
  school().clock().advance(30s);
  EXPECT_EQ(keeper.step(school().id, school().clock().now()), 1U);
  std::vector<EndedProgram> tokens;
  std::vector<EndedProgram> clients;
  std::vector<ProgramToken> of_the_teacher;
  school().database().read(school().id, [&](Transaction& transaction) {
    tokens = ended_tokens_of(transaction, school().mother, Instant{});
    clients = ended_app_passwords_of(transaction, school().mother, Instant{});
    of_the_teacher = program_tokens_of(transaction, school().teacher, school().clock().now());
  });
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_EQ(tokens[0].because, program_end::no_role);
  EXPECT_EQ(tokens[0].ended_at, school().clock().now());
  ASSERT_EQ(clients.size(), 1U);
  EXPECT_EQ(clients[0].name, "Client");
  EXPECT_EQ(of_the_teacher.size(), 1U);
}

TEST_P(JournalConformance, OutsideIdentitiesAreOnePersonsAtATime) {
  give_program_accounts(school());
  OutsideSignIn outside{school().database(), school().clock(), school().sessions()};
  const OutsideIdentity olga{"https://id.example", "olga"};
  const OutsideOrigin home{"192.0.2.7", "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0"};
  EXPECT_FALSE(outside.sign_in("syzran", olga, home));
  ASSERT_EQ(refusal(school().run(school().administrator, LinkIdentity{school().mother, olga})), "");
  EXPECT_EQ(refusal(school().run(school().administrator, LinkIdentity{school().teacher, olga})),
            "identities.linked_already");
  ASSERT_TRUE(outside.sign_in("syzran", olga, home));
  ASSERT_EQ(refusal(school().run(school().administrator, EndIdentity{school().mother, 1})), "");
  EXPECT_FALSE(outside.sign_in("syzran", olga, home));
  const auto linked = outside.link(
      {"syzran", "login" + std::to_string(school().teacher.value), "CODE" + std::to_string(school().teacher.value)},
      olga, home);
  ASSERT_TRUE(linked) << linked.problem().code;
  EXPECT_EQ(school().sessions().who(linked->token)->person, school().teacher);
}

}  // namespace
}  // namespace vestnik::tests
