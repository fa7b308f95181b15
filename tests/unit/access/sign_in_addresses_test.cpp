// Where sign-ins come from: floods wait, and nobody is kept out of his own home by them.
#include "access/sign_in_addresses.h"

#include <gtest/gtest.h>

#include "access/sessions.h"
#include "base/digest.h"
#include "support/journal_school.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

constexpr const char* at_home = "198.51.100.7";
constexpr const char* at_work = "198.51.100.8";
constexpr const char* elsewhere = "203.0.113.9";
const std::string her_password = "три слова подряд";

class SignInPlaces : public ::testing::Test {
 protected:
  SignInPlaces() {
    school.write([&](Transaction& transaction) {
      add_account(transaction, school.mother, "anikina", digest("ABCDEFGHJKMN"), school.clock().now());
    });
    EXPECT_TRUE(school.sessions().sign_in({"syzran", "anikina", her_password, "ABCD-EFGH-JKMN", {}, {at_home, ""}}));
  }
  std::string attempt(const std::string& given, const std::string& address, const std::string& login = "anikina") {
    const auto session = school.sessions().sign_in({"syzran", login, given, {}, {}, {address, ""}});
    return session ? "" : session.problem().code;
  }
  /// By a wrong code, for a code costs no hashing.
  std::string guess(const std::string& address, const std::string& login = "anikina") {
    const auto session =
        school.sessions().sign_in({"syzran", login, her_password, "ABCD-EFGH-XXXX", {}, {address, ""}});
    return session ? "" : session.problem().code;
  }

  JournalSchool school;
};

TEST_F(SignInPlaces, GuessesElsewhereDoNotKeepThePersonOutOfHome) {
  for (int wrong = 0; wrong < 5; ++wrong) EXPECT_EQ(guess(elsewhere), "access.wrong_credentials");
  EXPECT_EQ(guess(elsewhere), "access.too_many_attempts");
  EXPECT_EQ(attempt(her_password, at_work), "access.too_many_attempts") << "nobody has signed in from there";
  EXPECT_EQ(attempt(her_password, at_home), "");
}

TEST_F(SignInPlaces, GuessesAtHomeAreCountedThere) {
  for (int wrong = 0; wrong < 5; ++wrong) EXPECT_EQ(guess(at_home), "access.wrong_credentials") << wrong;
  EXPECT_EQ(attempt(her_password, at_home), "access.too_many_attempts");
  school.clock().advance(999ms);
  EXPECT_EQ(attempt(her_password, at_home), "access.too_many_attempts");
  school.clock().advance(1ms);
  EXPECT_EQ(attempt(her_password, at_home), "");
}

TEST_F(SignInPlaces, AnAddressThatMuchGoesWrongFromIsSlowedDownWhoeverIsGuessed) {
  for (int wrong = 0; wrong < 50; ++wrong) {
    EXPECT_EQ(guess(elsewhere, "nobody" + std::to_string(wrong)), "access.wrong_credentials") << wrong;
  }
  EXPECT_EQ(guess(elsewhere, "somebody"), "access.too_many_attempts");
  EXPECT_EQ(guess(elsewhere), "access.too_many_attempts") << "a login that somebody has waits alike";
  EXPECT_EQ(guess(at_work, "somebody"), "access.wrong_credentials") << "another address is not slowed down";
  school.clock().advance(2s);
  EXPECT_EQ(guess(elsewhere, "somebody"), "access.wrong_credentials");
  EXPECT_EQ(guess(elsewhere, "another"), "access.too_many_attempts");
}

TEST_F(SignInPlaces, WhoHasSignedInFromASchoolIsNotKeptOutByOthersThere) {
  for (int wrong = 0; wrong < 60; ++wrong) (void)guess(at_home, "nobody" + std::to_string(wrong));
  EXPECT_EQ(guess(at_home, "somebody"), "access.too_many_attempts");
  EXPECT_EQ(attempt(her_password, at_home), "");
}

TEST_F(SignInPlaces, AnAddressIsFamiliarAfterASignInAndAfterAStart) {
  EXPECT_TRUE(school.sessions().is_familiar(at_home));
  EXPECT_FALSE(school.sessions().is_familiar(elsewhere));
  SignInAddresses anew;
  anew.load(school.database(), school.clock().now());
  EXPECT_TRUE(anew.is_familiar(at_home));
  SignInAddresses later;
  later.load(school.database(), school.clock().now() + std::chrono::hours{24 * 31});
  EXPECT_FALSE(later.is_familiar(at_home)) << "a month later";
}

TEST(SignInAddresses, CountOneHouseOfIPv6Together) {
  SignInAddresses addresses;
  const Instant now{};
  for (int wrong = 0; wrong < 50; ++wrong) addresses.note_failure("2001:db8:1:2::" + std::to_string(wrong), now);
  EXPECT_EQ(addresses.waits_until("2001:db8:1:2:9:9:9:9", now), now + 2s);
  EXPECT_FALSE(addresses.waits_until("2001:db8:1:3::1", now));
  EXPECT_FALSE(addresses.waits_until("", now));
}

}  // namespace
}  // namespace vestnik::tests
