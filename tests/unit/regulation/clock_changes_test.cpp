// Day limits where clocks change twice a year, and the same limit in three zones: a day ends at the wall's midnight.
#include <gtest/gtest.h>

#include "unit/regulation/school.h"

namespace vestnik::tests {
namespace {

class SchoolIn {
 public:
  explicit SchoolIn(std::string_view zone) : zone_(TimeZone::find(zone).value()) {}

  std::shared_ptr<TabledRegulation> regulation(RuleSet rules) const {
    rules.info.timezone = zone_.name();
    return std::make_shared<TabledRegulation>(std::move(rules), zone_, nullptr);
  }
  Instant at(std::string_view date, std::string_view time) const {
    return zone_.instant(day(date), *parse_clock(time));
  }
  MarkChange mark_on(std::string_view date, std::string_view time = "08:00") const {
    auto lesson = std::make_shared<LessonFacts>(*lesson_on(date));
    lesson->starts_at = at(date, time);
    lesson->ends_at = lesson->starts_at + std::chrono::minutes{40};
    MarkChange change = tests::mark_on(date);
    change.lesson = std::move(lesson);
    return change;
  }

 private:
  TimeZone zone_;
};

void closes_exactly(const TabledRegulation& regulation, const MarkChange& change, Instant end) {
  EXPECT_EQ(regulation.mark_window(change).until, end);
  EXPECT_FALSE(regulation.decide(change, end - Microseconds{1}).refused()) << "the last second is open";
  EXPECT_TRUE(regulation.decide(change, end).refused()) << "the first second after is closed";
}

std::shared_ptr<TabledRegulation> seven_days(const SchoolIn& school) {
  RuleSet rules = small_rules();
  rules.editing = {days_rule("7", 7)};
  return school.regulation(std::move(rules));
}

TEST(ClockChange, InAutumnTheSeventhDayStillEndsAtMidnight) {
  const SchoolIn berlin{"Europe/Berlin"};
  // Clocks go back in the night to 25 October 2026: the week has an hour more.
  const Instant end = berlin.at("2026-10-27", "00:00");
  EXPECT_EQ(to_iso(end), "2026-10-26T23:00:00Z");
  EXPECT_EQ(berlin.at("2026-10-26", "00:00") - berlin.at("2026-10-25", "00:00"), std::chrono::hours{25});
  EXPECT_EQ(berlin.at("2026-10-26", "00:00") - berlin.at("2026-10-19", "00:00"), std::chrono::hours{7 * 24 + 1});
  closes_exactly(*seven_days(berlin), berlin.mark_on("2026-10-19"), end);
}

TEST(ClockChange, InSpringTheSeventhDayStillEndsAtMidnight) {
  const SchoolIn berlin{"Europe/Berlin"};
  // Clocks go forward in the night to 28 March 2027.
  closes_exactly(*seven_days(berlin), berlin.mark_on("2027-03-22"), berlin.at("2027-03-30", "00:00"));
  EXPECT_EQ(to_iso(berlin.at("2027-03-30", "00:00")), "2027-03-29T22:00:00Z");
  // A window whose last day is the short one itself.
  closes_exactly(*seven_days(berlin), berlin.mark_on("2027-03-21"), berlin.at("2027-03-29", "00:00"));
}

TEST(ClockChange, HoursAreHoursOnAnyClock) {
  const SchoolIn berlin{"Europe/Berlin"};
  RuleSet rules = small_rules();
  EditRule rule = days_rule("12", 12);
  rule.open_for = Span{12, Span::Unit::hours};
  rules.editing = {rule};
  const MarkChange late_lesson = berlin.mark_on("2026-10-24", "20:00");
  closes_exactly(*berlin.regulation(std::move(rules)), late_lesson, berlin.at("2026-10-25", "07:40"));
}

TEST(ClockChange, AFinalIsDueAtTheWallsMidnight) {
  const SchoolIn berlin{"Europe/Berlin"};
  RuleSet rules = small_rules();
  FinalRule rule;
  rule.head.clause = "10";
  rule.due = DayCount{0, false};
  rules.finals = {rule};
  const auto regulation = berlin.regulation(std::move(rules));
  FinalChange change;
  change.period = regulation->periods().front();  // ends on 25 October, the long day
  change.after = FinalMark{4};
  const Instant end = berlin.at("2026-10-26", "00:00");
  EXPECT_TRUE(regulation->decide(change, end - Microseconds{1}).findings.empty());
  EXPECT_EQ(regulation->decide(change, end).verdict(), Verdict::warned);
}

TEST(ClockChange, SchoolDaysEndAtTheWallsMidnightToo) {
  const SchoolIn berlin{"Europe/Berlin"};
  RuleSet rules = small_rules();
  EditRule rule = days_rule("7", 2);
  rule.open_for = Span{2, Span::Unit::school_days};
  rules.editing = {rule};
  rules.periods.front().ends = day("2026-11-30");
  closes_exactly(*berlin.regulation(std::move(rules)), berlin.mark_on("2026-10-24"), berlin.at("2026-10-28", "00:00"));
}

TEST(ThreeZones, TheSameDayEndsAtThreeInstants) {
  const std::pair<const char*, const char*> ends[]{{"Asia/Barnaul", "2026-09-21T17:00:00Z"},
                                                   {"Europe/Samara", "2026-09-21T20:00:00Z"},
                                                   {"Europe/Moscow", "2026-09-21T21:00:00Z"}};
  for (const auto& [zone, utc] : ends) {
    const SchoolIn school{zone};
    SCOPED_TRACE(zone);
    closes_exactly(*seven_days(school), school.mark_on("2026-09-14"), *parse_iso_instant(utc));
  }
}

}  // namespace
}  // namespace vestnik::tests
