#include <gtest/gtest.h>

#include "access/app_password_desk.h"
#include "journal/program_access.h"
#include "records/account_store.h"
#include "records/app_password_store.h"
#include "records/program_ends.h"
#include "support/journal_school.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

TEST(SealedText, OpensWhereItWasSealedAndNowhereElse) {
  SystemRandom random;
  const SealedText seal{{1, 2, 3}};
  const SealedText other{{1, 2, 4}};
  const std::string sealed = seal.seal("k7xma-secret", "app_password/1/1", random);
  EXPECT_EQ(sealed.find("k7xma"), std::string::npos);
  EXPECT_EQ(seal.open(sealed, "app_password/1/1"), "k7xma-secret");
  EXPECT_FALSE(seal.open(sealed, "app_password/1/2")) << "moved to another row";
  EXPECT_FALSE(other.open(sealed, "app_password/1/1")) << "another key";
  std::string altered = sealed;
  altered.back() = altered.back() == '0' ? '1' : '0';
  EXPECT_FALSE(seal.open(altered, "app_password/1/1"));
  for (const char* broken : {"", "zz", "abc", "00"}) EXPECT_FALSE(seal.open(broken, "app_password/1/1")) << broken;
  EXPECT_NE(sealed, seal.seal("k7xma-secret", "app_password/1/1", random)) << "a nonce of its own each time";
}

class AppPasswordTest : public ::testing::Test {
 protected:
  AppPasswordTest() {
    school.write([&](Transaction& transaction) {
      add_account(transaction, school.mother, "anikina", "code", school.clock().now());
      set_account_state(transaction, AccountId{1}, account_state::active);
    });
    const auto issued = school.run(school.mother, IssueAppPassword{"Telephone", secret, seal, random});
    EXPECT_EQ(refusal(issued), "");
  }
  std::string open(const std::string& given, const std::string& login = "anikina") {
    const auto session = desk.open({school.id, login, "192.0.2.7"}, [&](std::string_view one) { return one == given; });
    if (!session) return session.problem().code;
    token = session->token;
    return "";
  }

  JournalSchool school;
  SystemRandom random;
  SealedText seal{{7}};
  AppPasswordDesk desk{school.database(), school.clock(), school.random(), seal};
  const std::string secret = new_app_secret(random);
  std::string token;
};

TEST_F(AppPasswordTest, OpensReadingOfTheOwnAndNothingElse) {
  ASSERT_EQ(open(secret), "");
  const auto actor = desk.who(token);
  ASSERT_TRUE(actor);
  EXPECT_EQ(actor->person, school.mother);
  ASSERT_TRUE(actor->scope);
  EXPECT_TRUE(actor->scope->permits({"diary", "view"}));
  for (const Permission closed : {Permission{"mail", "send"}, {"tokens", "manage"}, {"contacts", "write"}})
    EXPECT_FALSE(actor->scope->permits(closed)) << closed.object;
  EXPECT_FALSE(school.sessions().who(token)) << "it is no token of the API";
  EXPECT_EQ(school.text("SELECT used_from FROM app_password"), "192.0.2.7");
  EXPECT_GT(school.number("SELECT used_at FROM app_password"), 0);
}

TEST_F(AppPasswordTest, IsKeptSealed) {
  EXPECT_EQ(secret.size(), 23U);
  EXPECT_EQ(school.text("SELECT sealed FROM app_password").find(secret), std::string::npos);
  for (const char* place :
       {"SELECT answer FROM idempotency", "SELECT payload FROM event", "SELECT payload FROM audit_payload"})
    EXPECT_EQ(school.text(place).find(secret), std::string::npos) << place;
}

TEST_F(AppPasswordTest, EndsWithItselfItsSessionsAndTheAccount) {
  ASSERT_EQ(open(secret), "");
  school.clock().advance(12h - 1us);
  EXPECT_TRUE(desk.who(token));
  school.clock().advance(1us);
  EXPECT_FALSE(desk.who(token)) << "twelve hours are over";
  ASSERT_EQ(open(secret), "");
  EXPECT_EQ(school.rows("app_session"), 1) << "what ran out is not kept";
  desk.end(token);
  EXPECT_FALSE(desk.who(token));
  ASSERT_EQ(open(secret), "");
  school.write([&](Transaction& transaction) { set_account_state(transaction, AccountId{1}, account_state::blocked); });
  EXPECT_FALSE(desk.who(token));
  EXPECT_EQ(open(secret), "access.wrong_credentials");
  school.write([&](Transaction& transaction) { set_account_state(transaction, AccountId{1}, account_state::active); });
  ASSERT_TRUE(desk.who(token));
  EXPECT_EQ(refusal(school.run(school.teacher, EndAppPassword{1})), "access.not_found") << "somebody else's";
  EXPECT_EQ(refusal(school.run(school.mother, EndAppPassword{1})), "");
  EXPECT_FALSE(desk.who(token));
  EXPECT_EQ(open(secret), "access.wrong_credentials");
  EXPECT_EQ(refusal(school.run(school.mother, EndAppPassword{1})), "access.not_found");
}

TEST_F(AppPasswordTest, EndsWhenTheAccountIsGivenOutAnew) {
  ASSERT_EQ(open(secret), "");
  school.write([&](Transaction& transaction) {
    end_programs(transaction, AccountId{1}, program_end::account_given_anew, school.clock().now());
  });
  EXPECT_FALSE(desk.who(token));
  EXPECT_EQ(open(secret), "access.wrong_credentials");
}

TEST_F(AppPasswordTest, SlowsGuessesDownForALoginThatNobodyHasTooAndLeavesTheOwnSignInAlone) {
  for (const std::string& login : {std::string{"anikina"}, std::string{"nobody"}}) {
    for (int attempt = 0; attempt < 5; ++attempt) EXPECT_EQ(open("wrong", login), "access.wrong_credentials");
    EXPECT_EQ(open(login == "anikina" ? secret : "wrong", login), "access.too_many_attempts") << login;
  }
  EXPECT_EQ(school.number("SELECT failures FROM account"), 0) << "the sign-in with the own password is not slowed";
  school.clock().advance(1s);
  EXPECT_EQ(open(secret), "");
  for (int attempt = 0; attempt < 4; ++attempt) EXPECT_EQ(open("wrong"), "access.wrong_credentials");
  EXPECT_EQ(open(secret), "") << "the right one forgets the wrong ones";
}

TEST_F(AppPasswordTest, AreAtMostTen) {
  for (int more = 1; more < 10; ++more) {
    EXPECT_EQ(refusal(school.run(school.mother, IssueAppPassword{"One more", new_app_secret(random), seal, random})),
              "");
  }
  EXPECT_EQ(refusal(school.run(school.mother, IssueAppPassword{"Eleventh", new_app_secret(random), seal, random})),
            "tokens.too_many");
  EXPECT_EQ(refusal(school.run(school.anna, IssueAppPassword{"No account", new_app_secret(random), seal, random})),
            "tokens.no_account");
}

}  // namespace
}  // namespace vestnik::tests
