#include "access/sessions.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include "access/passwords.h"
#include "base/digest.h"
#include "records/account_store.h"
#include "records/activation_code.h"
#include "records/session_store.h"
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

TEST_F(SignInTest, ALoginThatNobodyHasCostsAsMuchWork) {
  ASSERT_EQ(sign_in("anikina", password, code), "");
  check_nobodys_password("the first time also makes the hash to compare with");
  const auto work = [&](const std::string& login) {
    const auto before = password_work();
    EXPECT_EQ(sign_in(login, "wrong words"), "access.wrong_credentials");
    return password_work() - before;
  };
  EXPECT_EQ(work("anikina"), 1U);
  EXPECT_EQ(work("nobody"), 1U);
  set_state(account_state::blocked);
  EXPECT_EQ(work("anikina"), 1U);
}

TEST_F(SignInTest, ACodeExpires) {
  const auto renew = [&] {
    school.write([&](Transaction& transaction) {
      renew_activation(transaction, AccountId{1}, activation_digest(code), school.clock().now() + activation_lasts);
    });
  };
  renew();
  school.clock().advance(activation_lasts);
  EXPECT_EQ(sign_in("anikina", password, code), "access.code_expired");
  EXPECT_EQ(sign_in("anikina", password, "ABCD-EFGH-XXXX"), "access.wrong_credentials") << "whose code is wrong";
  renew();
  school.clock().advance(activation_lasts - 1us);
  EXPECT_EQ(sign_in("anikina", password, code), "");
}

TEST_F(SignInTest, ACodeIsTakenHoweverItIsTyped) {
  school.write([&](Transaction& transaction) {
    renew_activation(transaction, AccountId{1}, activation_digest("ABCE-HKMX-TPY2"));
  });
  EXPECT_EQ(sign_in("anikina", password, " abce hkmx-tpy3"), "access.wrong_credentials");
  EXPECT_EQ(sign_in("anikina", password, " авсе нкмх-тру2"), "");
}

TEST_F(SignInTest, APasswordUnderOldParametersIsHashedAnewAtTheNextSignIn) {
  // argon2id with 8 MiB and one pass, of "три слова подряд".
  std::string old(crypto_pwhash_STRBYTES, '\0');
  ASSERT_EQ(
      crypto_pwhash_str_alg(old.data(), password.data(), password.size(), 1, 8U << 20U, crypto_pwhash_ALG_ARGON2ID13),
      0);
  old.resize(old.find('\0'));
  school.write([&](Transaction& transaction) { set_password_hash(transaction, AccountId{1}, old); });
  ASSERT_TRUE(needs_rehash(old));
  EXPECT_EQ(sign_in("anikina", "wrong words"), "access.wrong_credentials");
  EXPECT_EQ(school.text("SELECT password_hash FROM account"), old);
  ASSERT_EQ(sign_in("anikina", password), "");
  EXPECT_FALSE(needs_rehash(school.text("SELECT password_hash FROM account")));
  EXPECT_EQ(sign_in("anikina", password), "");
}

// usolye-3.2, yarovoe-3.2, otradny-3.2, labinsk-5.2.6: whoever used or tried the account stands in its history.
TEST_F(SignInTest, EveryAttemptOnAnAccountStandsInItsHistory) {
  const SignInOrigin home{"192.0.2.7", "Firefox, Windows"};
  const auto attempt = [&](std::string given, std::string activation) {
    SignIn one{"syzran", "anikina", std::move(given), std::move(activation)};
    one.origin = home;
    return school.sessions().sign_in(one).ok();
  };
  EXPECT_TRUE(attempt(password, code));
  EXPECT_FALSE(attempt("wrong words", ""));
  EXPECT_FALSE(attempt(password, code));
  EXPECT_TRUE(attempt(password, ""));
  std::vector<SignInRow> history;
  school.database().read(school.id,
                         [&](Transaction& transaction) { history = sign_ins_of(transaction, AccountId{1}, 10); });
  std::vector<std::string> outcomes;
  for (const SignInRow& row : history) {
    outcomes.push_back(row.outcome);
    EXPECT_EQ(row.origin.address, home.address);
    EXPECT_EQ(row.origin.program, home.program);
  }
  EXPECT_EQ(outcomes, (std::vector<std::string>{"opened", "wrong_code", "wrong_password", "activated"}));
}

// syzran-r.gen.2: the right password opens no blocked account.
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
  for (int hour = 0; hour < 11; ++hour) {
    school.clock().advance(1h);
    EXPECT_TRUE(school.sessions().who(session.token)) << hour;
  }
  school.clock().advance(1h - 1us);
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

TEST_F(SessionTest, EndsWhenNobodyUsesItForThreeHours) {
  school.clock().advance(3h - 1us);
  EXPECT_TRUE(school.sessions().who(session.token));
  school.clock().advance(3h);
  EXPECT_FALSE(school.sessions().who(session.token));
  EXPECT_FALSE(school.sessions().who(session.token)) << "asking is no use";
}

TEST_F(SessionTest, LastUseSurvivesANewStart) {
  school.clock().advance(2h);
  ASSERT_TRUE(school.sessions().who(session.token));
  EXPECT_EQ(school.sessions().write_uses(), 1U);
  EXPECT_EQ(school.sessions().write_uses(), 0U) << "written twice in a minute";
  Sessions begun_anew{school.database(), school.clock(), school.random(), school.sessions().terms()};
  school.clock().advance(2h);
  EXPECT_TRUE(begun_anew.who(session.token));
}

// No letter is left out, cut off or taken for its capital.
TEST(PasswordsAsTyped, DifferInEveryLetterToTheLast) {
  const std::string whole(127, 'a');
  const std::string hash = hash_password(whole + 'b');
  EXPECT_TRUE(password_matches(hash, whole + 'b'));
  for (const std::string& other : {whole + 'c', whole, whole + 'B', ' ' + whole + 'b', whole + "b "}) {
    EXPECT_FALSE(password_matches(hash, other)) << other;
  }
}

TEST_F(SignInTest, APasswordStandsForYears) {
  ASSERT_EQ(sign_in("anikina", password, code), "");
  school.clock().advance(24h * 365 * 3);
  EXPECT_EQ(sign_in("anikina", password), "");
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
