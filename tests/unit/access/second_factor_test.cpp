#include "access/second_factor.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "access/one_time_code.h"
#include "access/passwords.h"
#include "base/digest.h"
#include "base/text.h"
#include "records/account_store.h"
#include "records/role_store.h"
#include "records/second_factor_store.h"
#include "records/session_store.h"
#include "support/journal_school.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

// RFC 4226, appendix D, and RFC 6238, appendix B, for SHA-1.
TEST(OneTimeCode, IsThatOfTheStandards) {
  const std::string secret = "12345678901234567890";
  const std::vector<std::string> counted{"755224", "287082", "359152", "969429", "338314",
                                         "254676", "287922", "162583", "399871", "520489"};
  for (std::size_t step = 0; step < counted.size(); ++step) {
    EXPECT_EQ(one_time_code(secret, static_cast<std::int64_t>(step)), counted[step]) << step;
  }
  const auto at = [&](std::int64_t seconds) {
    return one_time_code(secret, one_time_step_of(Instant{std::chrono::seconds{seconds}}));
  };
  EXPECT_EQ(at(59), "287082");
  EXPECT_EQ(at(1111111109), "081804");
  EXPECT_EQ(at(1111111111), "050471");
  EXPECT_EQ(at(1234567890), "005924");
  EXPECT_EQ(at(2000000000), "279037");
  EXPECT_EQ(at(20000000000), "353130");
}

// RFC 4648, 10.
TEST(OneTimeCode, SecretIsWrittenInBase32) {
  EXPECT_EQ(to_base32(""), "");
  EXPECT_EQ(to_base32("f"), "MY");
  EXPECT_EQ(to_base32("fooba"), "MZXW6YTB");
  EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(otpauth_address("foobar", "Школа 1", "belov.p"),
            "otpauth://totp/%D0%A8%D0%BA%D0%BE%D0%BB%D0%B0%201:belov.p?secret=MZXW6YTBOI&issuer="
            "%D0%A8%D0%BA%D0%BE%D0%BB%D0%B0%201");
}

const std::string own_phrase = "вечером пили чай";

class SecondFactorTest : public ::testing::Test {
 protected:
  SecondFactorTest() {
    school.write([&](Transaction& transaction) {
      account = add_account(transaction, school.administrator, "belov.p", "", school.clock().now());
      set_password_hash(transaction, account, hash_password(own_phrase));
    });
  }
  [[nodiscard]] const SecondFactors& factors() { return sessions.second_factors(); }
  std::string now_of_app(std::chrono::seconds off = 0s) {
    return one_time_code(secret, one_time_step_of(school.clock().now() + off));
  }
  void set_up() {
    school.write([&](Transaction& transaction) {
      secret = factors().begin(transaction, account, school.clock().now()).value();
      codes = factors().confirm(transaction, account, now_of_app(), school.clock().now()).value();
    });
    school.clock().advance(1min);
  }
  std::string sign_in(const std::string& code, const std::string& password = own_phrase) {
    SignIn attempt{"syzran", "belov.p", password, ""};
    attempt.second_factor = code;
    auto opened = sessions.sign_in(attempt);
    if (!opened) return opened.problem().code;
    last = *std::move(opened);
    return "";
  }
  SessionTerms terms() {
    SessionTerms terms = school.sessions().terms();
    terms.administrators_need_two = true;
    return terms;
  }

  JournalSchool school;
  Sessions sessions{school.database(), school.clock(), school.random(), terms()};
  AccountId account;
  std::string secret;
  std::vector<std::string> codes;
  OpenSession last;
};

TEST_F(SecondFactorTest, IsAskedForOnceThePasswordWasRight) {
  set_up();
  EXPECT_EQ(sign_in("", "wrong words"), "access.wrong_credentials");
  EXPECT_EQ(sign_in(now_of_app(), "wrong words"), "access.wrong_credentials");
  EXPECT_EQ(sign_in(""), "access.second_factor_needed");
  EXPECT_EQ(sign_in("000000"), "access.wrong_second_factor");
  EXPECT_EQ(sign_in(now_of_app()), "");
  EXPECT_FALSE(last.must_enrol);
}

TEST_F(SecondFactorTest, ACodeOpensOnceAndForgivesHalfAMinute) {
  set_up();
  const std::string code = now_of_app();
  EXPECT_EQ(sign_in(code.substr(0, 3) + " " + code.substr(3)), "");
  EXPECT_EQ(sign_in(code), "access.wrong_second_factor") << "a replay";
  EXPECT_EQ(sign_in(now_of_app(-30s)), "access.wrong_second_factor") << "older than the last";
  EXPECT_EQ(sign_in(now_of_app(30s)), "");
  school.clock().advance(10min);
  EXPECT_EQ(sign_in(now_of_app(-60s)), "access.wrong_second_factor");
  EXPECT_EQ(sign_in(now_of_app(60s)), "access.wrong_second_factor");
  EXPECT_EQ(sign_in(now_of_app(-30s)), "");
}

TEST_F(SecondFactorTest, EachRecoveryCodeOpensOnce) {
  set_up();
  ASSERT_EQ(codes.size(), SecondFactors::recovery_codes);
  EXPECT_EQ(sign_in(codes[3]), "");
  EXPECT_EQ(sign_in(codes[3]), "access.wrong_second_factor");
  EXPECT_EQ(sign_in(codes[4]), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM recovery_code WHERE used_at IS NULL"), 8);
}

// As they are kept as plain digests: whoever has the database must not find them by trying.
TEST_F(SecondFactorTest, RecoveryCodesHaveMoreThanAHundredAndTwelveBits) {
  set_up();
  constexpr double letters_to_choose_from = 31;
  const std::set<std::string> different{codes.begin(), codes.end()};
  EXPECT_EQ(different.size(), codes.size());
  for (const std::string& code : codes) {
    const auto letters = code.size() - static_cast<std::size_t>(std::count(code.begin(), code.end(), '-'));
    EXPECT_GT(static_cast<double>(letters) * std::log2(letters_to_choose_from), 112.0) << code;
  }
  EXPECT_EQ(sign_in(to_lower(codes[0])), "") << "however it is typed";
}

TEST_F(SecondFactorTest, WrongCodesAreSlowedDownLikeWrongPasswords) {
  set_up();
  for (int attempt = 0; attempt < 5; ++attempt) EXPECT_EQ(sign_in("000000"), "access.wrong_second_factor") << attempt;
  EXPECT_EQ(sign_in(now_of_app()), "access.too_many_attempts");
}

TEST_F(SecondFactorTest, SecretIsNotInTheDatabase) {
  set_up();
  const std::string sealed = school.text("SELECT sealed FROM second_factor");
  EXPECT_EQ(sealed.find(secret), std::string::npos);
  EXPECT_EQ(sealed.find(to_base32(secret)), std::string::npos);
  for (const std::string& code : codes) {
    EXPECT_EQ(school.number("SELECT COUNT(*) FROM recovery_code WHERE code_digest = $1", {code}), 0);
  }
}

TEST_F(SecondFactorTest, OfAnotherAccountOrUnderAnotherKeyOpensNothing) {
  set_up();
  school.write([&](Transaction& transaction) {
    const AccountId other = add_account(transaction, school.deputy_head, "gromova.e", "", school.clock().now());
    transaction.execute(
        "INSERT INTO second_factor SELECT institution_id, $2, sealed, begun_at, confirmed_at, last_step FROM "
        "second_factor WHERE institution_id = $1",
        {school.id, other});
    EXPECT_FALSE(factors().take(transaction, other, now_of_app(), school.clock().now()));
    TemporaryFolder folder;
    SystemRandom random;
    const KeyFile keys = KeyFile::open(folder.root() / "keys", random).value();
    const SecondFactors stranger{keys, random};
    EXPECT_FALSE(stranger.take(transaction, account, now_of_app(), school.clock().now()));
    EXPECT_TRUE(factors().take(transaction, account, now_of_app(), school.clock().now()));
  });
}

TEST_F(SecondFactorTest, AnAdministratorWithoutOneMaySetItUpAndNothingElse) {
  ASSERT_EQ(sign_in(""), "");
  EXPECT_TRUE(last.must_enrol);
  const auto limited = sessions.who(last.token);
  ASSERT_TRUE(limited && limited->scope);
  EXPECT_TRUE(limited->scope->permits({"second_factor", "set"}));
  EXPECT_TRUE(limited->scope->permits({"me", "view"}));
  for (const Permission closed : {Permission{"settings", "write"}, {"account", "change"}, {"journal", "view"}}) {
    EXPECT_FALSE(limited->scope->permits(closed)) << closed.object;
  }
  set_up();
  school.write(
      [&](Transaction& transaction) { lift_limit(transaction, digest(last.token), school.clock().now() + 12h); });
  const auto free = sessions.who(last.token);
  ASSERT_TRUE(free);
  EXPECT_EQ(free->scope, nullptr);
}

// Whoever sits down at the machine afterwards would set up a factor of his own.
TEST_F(SecondFactorTest, IsToBeSetUpWithinAQuarterOfAnHour) {
  ASSERT_EQ(sign_in(""), "");
  school.clock().advance(15min - 1s);
  EXPECT_TRUE(sessions.who(last.token));
  school.clock().advance(1s);
  EXPECT_FALSE(sessions.who(last.token));
}

TEST_F(SecondFactorTest, IsAskedOfWhoBecomesAnAdministratorWhileTheSessionLasts) {
  school.write([&](Transaction& transaction) {
    const AccountId other = add_account(transaction, school.deputy_head, "gromova.e", "", school.clock().now());
    set_password_hash(transaction, other, hash_password(own_phrase));
    add_grant(transaction,
              {0, school.deputy_head, Role::administrator, "institution", 0, JournalSchool::day("2026-09-15"),
               std::nullopt, "5"},
              school.clock().now());
  });
  const auto opened = [&] { return sessions.sign_in({"syzran", "gromova.e", own_phrase, ""}); };
  school.now("2026-09-14", "11:59");
  EXPECT_FALSE(opened()->must_enrol) << "over before midnight";
  school.now("2026-09-14", "12:00");
  EXPECT_TRUE(opened()->must_enrol) << "would be an administrator's with a password alone";
}

TEST_F(SecondFactorTest, NobodyElseNeedsOne) {
  school.write([&](Transaction& transaction) {
    const AccountId other = add_account(transaction, school.deputy_head, "gromova.e", "", school.clock().now());
    set_password_hash(transaction, other, hash_password(own_phrase));
  });
  const auto opened = sessions.sign_in({"syzran", "gromova.e", own_phrase, ""});
  ASSERT_TRUE(opened);
  EXPECT_FALSE(opened->must_enrol);
  EXPECT_EQ(sessions.who(opened->token)->scope, nullptr);
}

}  // namespace
}  // namespace vestnik::tests
