// Limits counted in days with lessons: last second open, first second closed, around holidays and days cancelled by
// order.
#include <gtest/gtest.h>

#include "unit/regulation/school.h"

namespace vestnik::tests {
namespace {

EditRule school_days_rule(std::int64_t count, CountedFrom from = CountedFrom::lesson) {
  EditRule rule = days_rule("7", count);
  rule.open_for = Span{count, Span::Unit::school_days};
  rule.counted_from = from;
  return rule;
}

std::shared_ptr<TabledRegulation> with_rule(EditRule rule) {
  RuleSet rules = small_rules();
  rules.periods.push_back({PeriodId{}, PeriodKind::quarter, 2, day("2026-11-05"), day("2026-12-27")});
  rules.editing = {std::move(rule)};
  return regulation_of(std::move(rules));
}

std::shared_ptr<const SchoolDays> calendar_without(std::string_view cancelled) {
  const std::vector<Period> quarters = regulation_of(small_rules())->rules().periods;
  return std::make_shared<LessonDays>(quarters, std::vector<SpecialDay>{{day(cancelled), false}}, monday_to_saturday());
}

TEST(SchoolDayLimit, EndsWithItsLastSchoolDay) {
  const auto regulation = with_rule(school_days_rule(10));
  const Change change = mark_on("2026-09-14");
  EXPECT_TRUE(regulation->counts_school_days());
  EXPECT_FALSE(regulation->decide(change, at("2026-09-26", "00:00") - Microseconds{1}).refused());
  const Decision closed = regulation->decide(change, at("2026-09-26", "00:00"));
  ASSERT_TRUE(closed.refused());
  EXPECT_EQ(closed.findings.front().problem.code, "edit.school_days_closed");
  EXPECT_EQ(closed.findings.front().problem.detail("count"), "10");
  EXPECT_EQ(closed.findings.front().problem.detail("last_day"), "25.09");
}

TEST(SchoolDayLimit, WaitsThroughHolidays) {
  const auto regulation = with_rule(school_days_rule(3));
  const Change change = mark_on("2026-10-22");
  EXPECT_FALSE(regulation->decide(change, at("2026-11-06", "00:00") - Microseconds{1}).refused());
  EXPECT_TRUE(regulation->decide(change, at("2026-11-06", "00:00")).refused());
}

TEST(SchoolDayLimit, OfTheLessonsOwnDayAsDayOneEndsOneEarlier) {
  const auto regulation = with_rule(school_days_rule(2, CountedFrom::lesson_inclusive));
  EXPECT_EQ(regulation->mark_window(mark_on("2026-09-14")).until, at("2026-09-16", "00:00"));
  const auto only_today = with_rule(school_days_rule(1, CountedFrom::lesson_inclusive));
  EXPECT_EQ(only_today->mark_window(mark_on("2026-09-14")).until, at("2026-09-15", "00:00"));
}

TEST(SchoolDayLimit, ADayCancelledByOrderMovesTheEndOfTheWindowAtOnce) {
  const auto regulation = with_rule(school_days_rule(3));
  MarkChange change = mark_on("2026-09-14");
  EXPECT_EQ(regulation->mark_window(change).until, at("2026-09-18", "00:00"));
  change.context.school_days = calendar_without("2026-09-16");
  EXPECT_EQ(regulation->mark_window(change).until, at("2026-09-19", "00:00"));
  EXPECT_FALSE(regulation->decide(change, at("2026-09-18", "12:00")).refused());
}

TEST(SchoolDayLimit, OfFinalsIsCountedBackFromThePeriodsEnd) {
  RuleSet rules = small_rules();
  FinalRule rule;
  rule.head.clause = "10";
  rule.due = DayCount{3, true};
  rules.finals = {rule};
  const auto regulation = regulation_of(std::move(rules));
  FinalChange change;
  change.period = regulation->periods().front();
  change.after = FinalMark{4};
  // The quarter ends on Sunday 25 October: the third school day before it is Thursday.
  EXPECT_TRUE(regulation->decide(change, at("2026-10-23", "00:00") - Microseconds{1}).findings.empty());
  const Decision late = regulation->decide(change, at("2026-10-23", "00:00"));
  ASSERT_EQ(late.verdict(), Verdict::warned);
  EXPECT_EQ(late.findings.front().problem.detail("last_day"), "22.10");
  change.context.school_days = calendar_without("2026-10-24");
  EXPECT_EQ(regulation->decide(change, at("2026-10-22", "00:00")).verdict(), Verdict::warned);
}

TEST(SchoolDayLimit, OfCheckingWorksSkipsSundays) {
  RuleSet rules = small_rules();
  rules.checking = {{"5", {WorkKind::written}, 5, 1, true}};
  const auto regulation = regulation_of(std::move(rules));
  MarkChange change = mark_on("2026-09-15");
  change.work_kind = WorkKind::written;
  EXPECT_TRUE(regulation->decide(change, at("2026-09-22", "00:00") - Microseconds{1}).findings.empty());
  const Decision late = regulation->decide(change, at("2026-09-22", "00:00"));
  ASSERT_EQ(late.verdict(), Verdict::warned);
  EXPECT_EQ(late.findings.front().problem.code, "marks.checked_late_school_days");
}

}  // namespace
}  // namespace vestnik::tests
