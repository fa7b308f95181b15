// Credentials, sessions and second factors on both engines.
#include "access/one_time_code.h"
#include "conformance/records/suite.h"
#include "journal/issue_credentials.h"
#include "journal/own_access.h"
#include "records/credential_store.h"
#include "records/second_factor_store.h"
#include "records/session_store.h"
#include "unit/journal/requests.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

TEST_P(JournalConformance, AClassGetsItsCodesAndTheRegisterIsReadByGroupAndLeader) {
  IssueGroupCredentials command{{school().group}, school().random(), "{}"};
  ASSERT_EQ(refusal(school().run_under("group", school().class_teacher, command)), "");
  ASSERT_EQ(command.slips().size(), 4U);
  const auto count = [&](IssueFilter filter) {
    std::size_t found = 0;
    filter.today = JournalSchool::day("2026-09-14");
    school().database().read(school().id,
                             [&](Transaction& transaction) { found = issues(transaction, filter).size(); });
    return found;
  };
  IssueFilter filter;
  EXPECT_EQ(count(filter), 4U);
  filter.leader = school().class_teacher;
  EXPECT_EQ(count(filter), 4U);
  filter.leader = school().other_teacher;
  EXPECT_EQ(count(filter), 0U);
  filter = {};
  filter.group = school().other_group;
  EXPECT_EQ(count(filter), 0U);
  filter.group = school().group;
  filter.before = 4;
  EXPECT_EQ(count(filter), 3U);
  filter = {};
  filter.staff_only = true;
  EXPECT_EQ(count(filter), 0U);
}

TEST_P(JournalConformance, ASessionIsOpenedUsedListedAndEnded) {
  IssueStaffCredentials command{school().teacher, school().random()};
  ASSERT_EQ(refusal(school().run_under("staff", school().administrator, command)), "");
  const auto opened =
      school().sessions().sign_in({"syzran", command.slip().login, "вечером пили чай", command.slip().code});
  ASSERT_TRUE(opened);
  school().clock().advance(10min);
  ASSERT_TRUE(school().sessions().who(opened->token));
  EXPECT_EQ(school().sessions().write_uses(), 1U);
  school().clock().advance(10min);
  ASSERT_TRUE(school().sessions().who(opened->token));
  EXPECT_EQ(school().sessions().write_uses(), 1U);
  const AccountId account = opened->actor.account;
  school().write([&](Transaction& transaction) {
    const auto sessions = open_sessions(transaction, account, school().clock().now());
    ASSERT_EQ(sessions.size(), 1U);
    EXPECT_EQ(sessions[0].used_at, school().clock().now());
    EXPECT_EQ(sign_ins_of(transaction, account, 5).size(), 1U);
    EXPECT_TRUE(end_session(transaction, account, sessions[0].id, school().clock().now()));
    EXPECT_FALSE(end_session(transaction, account, sessions[0].id, school().clock().now()));
  });
  EXPECT_FALSE(school().sessions().who(opened->token));
  EXPECT_EQ(school().number("SELECT COUNT(*) FROM credential_issue WHERE used_at IS NOT NULL"), 1);
}

TEST_P(JournalConformance, ASecondFactorIsSetUsedAndRemoved) {
  IssueStaffCredentials command{school().teacher, school().random()};
  ASSERT_EQ(refusal(school().run_under("staff", school().administrator, command)), "");
  const AccountId account{school().number("SELECT id FROM account")};
  const auto& factors = school().sessions().second_factors();
  school().write([&](Transaction& transaction) {
    const Instant now = school().clock().now();
    const auto secret = factors.begin(transaction, account, now);
    ASSERT_TRUE(secret);
    const auto codes = factors.confirm(transaction, account, one_time_code(*secret, one_time_step_of(now)), now);
    ASSERT_TRUE(codes);
    EXPECT_FALSE(factors.begin(transaction, account, now)) << "one that is set stays";
    EXPECT_TRUE(factors.take(transaction, account, codes->front(), now));
    EXPECT_FALSE(factors.take(transaction, account, codes->front(), now));
    EXPECT_EQ(recovery_codes_left(transaction, account), 9);
    remove_factor(transaction, account);
    EXPECT_FALSE(SecondFactors::is_set(transaction, account));
  });
}

}  // namespace
}  // namespace vestnik::tests
