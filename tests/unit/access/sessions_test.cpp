#include "access/sessions.h"

#include <gtest/gtest.h>

#include "access/passwords.h"
#include "base/digest.h"
#include "records/account_store.h"
#include "support/journal_school.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

const std::string password = "три слова подряд";
const std::string code = "ABCD-EFGH-JKMN";

class SignInTest : public ::testing::Test {
 protected:
  SignInTest() {
    school.write([&](Transaction& transaction) {
      add_account(transaction, school.mother, "anikina", digest("ABCDEFGHJKMN"), school.clock().now());
    });
  }
  std::string sign_in(std::string login, std::string given, std::string activation = {},
                      std::string institution = "syzran") {
    const auto session =
        school.sessions().sign_in({std::move(institution), std::move(login), std::move(given), std::move(activation)});
    if (!session) return session.problem().code;
    token = session->token;
    return "";
  }
  void set_state(std::string_view state) {
    school.write([&](Transaction& transaction) { set_account_state(transaction, AccountId{1}, state); });
  }

  JournalSchool school;
  std::string token;
};

TEST_F(SignInTest, TheCodeSetsThePasswordAndIsSpent) {
  ASSERT_EQ(sign_in("anikina", password, code), "");
  EXPECT_EQ(school.text("SELECT state FROM account"), account_state::active);
  const auto actor = school.sessions().who(token);
  ASSERT_TRUE(actor);
  EXPECT_EQ(actor->person, school.mother);
  EXPECT_EQ(actor->institution, school.id);
  EXPECT_EQ(sign_in("anikina", "другие три слова", code), "access.wrong_credentials");
  EXPECT_EQ(sign_in("anikina", password), "");
}

TEST_F(SignInTest, WhateverIsWrongTheAnswerIsTheSame) {
  for (const std::string& given : {std::string{"anikina"}, std::string{"nobody"}}) {
    EXPECT_EQ(sign_in(given, "не тот пароль"), "access.wrong_credentials");
    EXPECT_EQ(sign_in(given, password, "ABCD-EFGH-XXXX"), "access.wrong_credentials");
  }
  EXPECT_EQ(sign_in("anikina", password, code, "labinsk"), "access.wrong_credentials");
}

TEST_F(SignInTest, AShortPasswordIsRefusedBeforeTheCodeIsSpent) {
  EXPECT_EQ(sign_in("anikina", "коротко", code), "access.password_too_short");
  EXPECT_NE(school.text("SELECT activation_digest FROM account"), "");
}

TEST_F(SignInTest, IsSlowedDownAfterFiveFailuresAndNeverClosedForGood) {
  const auto wrong = [&] { return sign_in("anikina", password, "ABCD-EFGH-XXXX"); };
  for (int attempt = 0; attempt < 5; ++attempt) EXPECT_EQ(wrong(), "access.wrong_credentials") << attempt;
  const auto waiting = school.sessions().sign_in({"syzran", "anikina", password, code});
  ASSERT_FALSE(waiting);
  EXPECT_EQ(waiting.problem(), (Problem{"access.too_many_attempts", {{"seconds", "1"}}}));
  for (int attempt = 0; attempt < 40; ++attempt) {
    school.clock().advance(15min);
    EXPECT_EQ(wrong(), "access.wrong_credentials");
  }
  const auto longest = school.sessions().sign_in({"syzran", "anikina", password, code});
  ASSERT_FALSE(longest);
  EXPECT_EQ(longest.problem().detail("seconds"), "900");
  school.clock().advance(15min);
  EXPECT_EQ(sign_in("anikina", password, code), "");
  EXPECT_EQ(school.number("SELECT failures FROM account"), 0);
}

TEST_F(SignInTest, SlowsALoginThatNobodyHasDownLikeOneThatSomebodyHas) {
  const auto answers = [&](const std::string& login) {
    std::vector<std::string> heard;
    for (int attempt = 0; attempt < 7; ++attempt) {
      heard.push_back(sign_in(login, "wrong words"));
      if (attempt == 5) school.clock().advance(1s);
    }
    return heard;
  };
  ASSERT_EQ(sign_in("anikina", password, code), "");
  const auto known = answers("anikina");
  EXPECT_EQ(known[5], "access.too_many_attempts");
  EXPECT_EQ(answers("nobody"), known);
  EXPECT_EQ(sign_in("nobody", "wrong words", {}, "elsewhere"), "access.wrong_credentials") << "another institution";
}

TEST(UnknownLogins, AreForgottenFromTheOldestWhenThereAreTooMany) {
  UnknownLogins unknown;
  const Instant now{};
  for (int attempt = 0; attempt < 5; ++attempt) {
    unknown.note_failure("first", now);
    unknown.note_failure("second", now);
  }
  for (std::size_t other = 0; other < UnknownLogins::most - 1; ++other) {
    unknown.note_failure(std::to_string(other), now);
  }
  EXPECT_FALSE(unknown.locked_until("first"));
  EXPECT_EQ(unknown.locked_until("second"), now + 1s);
}

TEST_F(SignInTest, AClosedAccountOpensToNobody) {
  ASSERT_EQ(sign_in("anikina", password, code), "");
  ASSERT_TRUE(school.sessions().who(token));
  set_state(account_state::blocked);
  EXPECT_FALSE(school.sessions().who(token));
  EXPECT_EQ(sign_in("anikina", password), "access.wrong_credentials");
  set_state(account_state::active);
  EXPECT_TRUE(school.sessions().who(token));
}

TEST_F(SignInTest, ANewCodeEndsTheOldPasswordAndItsUseTheSessions) {
  ASSERT_EQ(sign_in("anikina", password, code), "");
  school.write([&](Transaction& transaction) { renew_activation(transaction, AccountId{1}, digest("NEW")); });
  EXPECT_EQ(sign_in("anikina", password), "access.wrong_credentials");
  const std::string old = token;
  ASSERT_EQ(sign_in("anikina", "совсем новые слова", "NEW"), "");
  EXPECT_FALSE(school.sessions().who(old));
  EXPECT_TRUE(school.sessions().who(token));
}

class SessionTest : public SignInTest {
 protected:
  SessionTest() {
    set_state(account_state::active);
    session = school.sessions().open_for({school.id, school.mother, AccountId{1}, false});
  }
  OpenSession session;
};

TEST_F(SessionTest, LastsTwelveHours) {
  EXPECT_EQ(session.expires_at, school.clock().now() + 12h);
  school.clock().advance(12h - 1us);
  EXPECT_TRUE(school.sessions().who(session.token));
  school.clock().advance(1us);
  EXPECT_FALSE(school.sessions().who(session.token));
}

TEST_F(SessionTest, EndsWithSigningOutAndItAlone) {
  const auto other = school.sessions().open_for({school.id, school.mother, AccountId{1}, false});
  school.sessions().sign_out(session.token);
  EXPECT_FALSE(school.sessions().who(session.token));
  EXPECT_TRUE(school.sessions().who(other.token));
  school.sessions().sign_out(session.token);
  school.sessions().sign_out("nonsense");
}

TEST_F(SessionTest, IsKeptAsADigestOnly) {
  EXPECT_EQ(school.text("SELECT token_digest FROM session"), digest(session.token));
  EXPECT_FALSE(school.sessions().who(digest(session.token)));
  EXPECT_FALSE(school.sessions().who(""));
}

TEST(Passwords, HaveEightToAHundredAndTwentyEightCharactersOfAnyKind) {
  EXPECT_EQ(check_new_password("пароль7").problem().code, "access.password_too_short");
  EXPECT_TRUE(check_new_password("пароль78"));
  EXPECT_TRUE(check_new_password("aaaaaaaa"));
  std::string letters;
  for (int count = 0; count < 128; ++count) letters += "я";
  EXPECT_TRUE(check_new_password(letters));
  EXPECT_EQ(check_new_password(letters + "я").problem().code, "access.password_too_long");
  EXPECT_EQ(check_new_password(std::string(4096, 'a')).problem().code, "access.password_too_long");
}

}  // namespace
}  // namespace vestnik::tests
