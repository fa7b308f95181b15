#include "notify/planner_rules.h"

#include <gtest/gtest.h>

#include "support/fixed_regulation.h"

namespace vestnik::tests {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

class PlannerRules : public ::testing::Test {
 protected:
  Instant at(const char* date, const char* time) const {
    return zone.instant(parse_iso_date(date).value(), parse_clock(time).value());
  }
  std::optional<Timing> timing(Instant recorded, std::optional<Instant> last_bell) const {
    return time_message(rule, terms, zone, recorded, last_bell);
  }

  TimeZone zone = TimeZone::find("Europe/Samara").value();
  InformTerms terms;
  NotifyRule rule = absence_rule();
};

TEST_F(PlannerRules, QuietHoursEndAtTheirLastMinute) {
  const QuietHours night{minutes{21 * 60}, minutes{7 * 60}};
  EXPECT_TRUE(is_quiet(night, minutes{21 * 60}));
  EXPECT_TRUE(is_quiet(night, minutes{6 * 60 + 59}));
  EXPECT_FALSE(is_quiet(night, minutes{7 * 60}));
  EXPECT_FALSE(is_quiet({}, minutes{0}));
  const QuietHours noon{minutes{12 * 60}, minutes{13 * 60}};
  EXPECT_TRUE(is_quiet(noon, minutes{12 * 60}));
  EXPECT_FALSE(is_quiet(noon, minutes{13 * 60}));
}

TEST_F(PlannerRules, AMessageOfTheNightWaitsForTheNextMorning) {
  EXPECT_EQ(after_quiet(zone, terms.quiet, at("2026-09-14", "21:40")), at("2026-09-15", "07:00"));
  EXPECT_EQ(after_quiet(zone, terms.quiet, at("2026-09-15", "02:00")), at("2026-09-15", "07:00"));
  EXPECT_EQ(after_quiet(zone, terms.quiet, at("2026-09-15", "08:14")), at("2026-09-15", "08:14"));
}

TEST_F(PlannerRules, TheDigestOfTheMinuteIsNotMissed) {
  EXPECT_EQ(next_digest(zone, hours{16}, at("2026-09-14", "16:00")), at("2026-09-14", "16:00"));
  EXPECT_EQ(next_digest(zone, hours{16}, at("2026-09-14", "16:01")), at("2026-09-15", "16:00"));
}

// yarovoe-4.3.6
TEST_F(PlannerRules, PaperIsDueOnFriday) {
  EXPECT_EQ(next_paper(zone, nullptr, hours{16}, at("2026-09-14", "09:00")), at("2026-09-18", "16:00"));
  EXPECT_EQ(next_paper(zone, nullptr, hours{16}, at("2026-09-18", "16:01")), at("2026-09-25", "16:00"));
}

TEST_F(PlannerRules, AnAlertDiesWithTheLastBell) {
  const auto bell = at("2026-09-14", "13:30");
  const auto due = timing(at("2026-09-14", "08:04"), bell);
  ASSERT_TRUE(due);
  EXPECT_FALSE(due->digest);
  EXPECT_EQ(due->due, at("2026-09-14", "08:14"));
  EXPECT_EQ(due->expires, bell);
}

TEST_F(PlannerRules, AnAlertThatWouldSettleAfterTheLastBellIsADigestLine) {
  const auto due = timing(at("2026-09-14", "13:25"), at("2026-09-14", "13:30"));
  ASSERT_TRUE(due);
  EXPECT_TRUE(due->digest);
  EXPECT_EQ(due->due, at("2026-09-14", "16:00"));
}

TEST_F(PlannerRules, NothingFollowsWhereTheRuleWantsNothingAfterwards) {
  rule.afterwards = Afterwards::nothing;
  EXPECT_FALSE(timing(at("2026-09-14", "21:40"), at("2026-09-14", "13:30")));
}

TEST_F(PlannerRules, ExpiryCountsFromTheRecordOrEndsWithTheDay) {
  rule.expires = Expiry::after;
  rule.expires_after = hours{2};
  EXPECT_EQ(timing(at("2026-09-14", "08:04"), {})->expires, at("2026-09-14", "10:04"));
  rule.expires = Expiry::end_of_day;
  EXPECT_EQ(timing(at("2026-09-14", "08:04"), {})->expires, at("2026-09-15", "00:00"));
}

}  // namespace
}  // namespace vestnik::tests
