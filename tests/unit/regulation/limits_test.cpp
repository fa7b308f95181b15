// Several limits at once, applications that open a date, locks, and until when a cell is open.
#include <gtest/gtest.h>

#include "regulation/combine.h"
#include "unit/regulation/school.h"

namespace vestnik::tests {
namespace {

TEST(SeveralLimits, TheOneThatEndedFirstLeads) {
  RuleSet rules = small_rules();
  rules.editing = {days_rule("10", 10), days_rule("7", 7)};
  const auto regulation = regulation_of(rules);
  const Change change = mark_on("2026-09-14");
  const Decision eighth = regulation->decide(change, at("2026-09-22", "08:00"));
  ASSERT_EQ(eighth.findings.size(), 1U);
  EXPECT_EQ(eighth.findings.front().problem.clause, "7");
  const Decision later = regulation->decide(change, at("2026-09-30", "08:00"));
  ASSERT_EQ(later.findings.size(), 2U);
  EXPECT_EQ(later.findings.front().problem.clause, "7");
  EXPECT_EQ(later.findings.back().problem.clause, "10");
}

TEST(SeveralLimits, ANarrowerRuleStandsInsteadOfAWiderOne) {
  RuleSet rules = small_rules();
  EditRule essays = days_rule("7.1", 10);
  essays.head.applies_to.work_kinds = {WorkKind::essay};
  essays.head.applies_to.everybody = false;
  essays.instead_of = "7";
  essays.replaces = 1;
  rules.editing = {days_rule("7", 7), essays};
  const auto regulation = regulation_of(rules);
  MarkChange change = mark_on("2026-09-14");
  EXPECT_TRUE(regulation->decide(change, at("2026-09-23", "08:00")).refused());
  change.work_kind = WorkKind::essay;
  EXPECT_FALSE(regulation->decide(change, at("2026-09-23", "08:00")).refused());
  EXPECT_EQ(regulation->decide(change, at("2026-09-25", "00:00")).findings.front().problem.clause, "7.1");
}

TEST(OpenUntil, NamesTheFirstInstantAfterTheLastDayAndItsClause) {
  RuleSet rules = small_rules();
  rules.editing = {days_rule("7", 7)};
  const auto regulation = regulation_of(rules);
  const EditWindow window = regulation->mark_window(mark_on("2026-09-14"));
  EXPECT_EQ(window.until, at("2026-09-22", "00:00"));
  EXPECT_EQ(window.clause, "7");
  EXPECT_FALSE(window.closed_for_good);
  MarkChange by_administrator = mark_on("2026-09-14");
  by_administrator.context.role = Role::administrator;
  EXPECT_FALSE(regulation->mark_window(by_administrator).until);
}

TEST(OpenUntil, CountsTheLessonsDayWhereTheRegulationSaysSo) {
  RuleSet rules = small_rules();
  EditRule rule = days_rule("7", 7);
  rule.counted_from = CountedFrom::lesson_inclusive;
  rules.editing = {rule};
  EXPECT_EQ(regulation_of(rules)->mark_window(mark_on("2026-09-14")).until, at("2026-09-21", "00:00"));
}

TEST(OpenUntil, AnApplicationOpensOnlyWhatCanBeReopened) {
  RuleSet rules = small_rules();
  EditRule weekly = days_rule("7", 7);
  weekly.reopen = ReopenTerms{"7.4", Role::teacher, {Role::administrator}, std::chrono::hours{12}};
  rules.editing = {weekly, days_rule("30", 30)};
  const auto regulation = regulation_of(rules);
  MarkChange change = mark_on("2026-09-14");
  change.context.opened_until = at("2026-10-20", "10:00");
  EXPECT_FALSE(regulation->decide(change, at("2026-10-10", "10:00")).refused());
  EXPECT_EQ(regulation->decide(change, at("2026-10-15", "00:00")).findings.front().problem.clause, "30");
  EXPECT_EQ(regulation->mark_window(change).until, at("2026-10-15", "00:00"));
}

TEST(OpenUntil, HoursAreCountedFromTheEndOfTheLesson) {
  RuleSet rules = small_rules();
  EditRule rule = days_rule("1", 0);
  rule.open_for = Span{3, Span::Unit::hours};
  rules.editing = {rule};
  EXPECT_EQ(regulation_of(rules)->mark_window(mark_on("2026-09-14")).until, at("2026-09-14", "11:40"));
}

TEST(OpenUntil, ThePeriodsEndFollowsThePeriodByOrder) {
  RuleSet rules = small_rules();
  EditRule to_the_end = days_rule("3", 0);
  to_the_end.open_for.reset();
  rules.editing = {to_the_end};
  const auto regulation = regulation_of(rules);
  MarkChange change = mark_on("2026-09-14");
  EXPECT_EQ(regulation->mark_window(change).until, at("2026-10-26", "00:00"));
  change.period = Period{PeriodId{1}, PeriodKind::quarter, 1, day("2026-09-01"), day("2026-10-18")};
  EXPECT_EQ(regulation->mark_window(change).until, at("2026-10-19", "00:00"));
  EXPECT_FALSE(regulation->decide(change, at("2026-10-18", "23:59")).refused());
  EXPECT_TRUE(regulation->decide(change, at("2026-10-19", "00:00")).refused());
}

TEST(Lock, ClosesForGoodAndAsksTheAdministratorForAReason) {
  RuleSet rules = small_rules();
  LockRule lock;
  lock.head.clause = "4.4.1";
  OverrideTerms terms;
  terms.by.add(Role::administrator);
  lock.head.override = terms;
  rules.locks = {lock};
  const auto regulation = regulation_of(rules);
  MarkChange change = mark_on("2026-09-14");
  change.final_set = true;
  EXPECT_TRUE(regulation->mark_window(change).closed_for_good);
  const Instant now = at("2026-09-14", "12:00");
  EXPECT_TRUE(regulation->decide(change, now).refused());
  change.context.role = Role::administrator;
  EXPECT_FALSE(regulation->mark_window(change).closed_for_good);
  EXPECT_EQ(regulation->decide(change, now).verdict(), Verdict::needs_comment);
  change.context.comment = "a slip";
  const Decision passed = regulation->decide(change, now);
  EXPECT_EQ(passed.verdict(), Verdict::warned);
  EXPECT_TRUE(passed.permits());
}

TEST(ADecision, HoldsNothingWhenNothingIsFound) {
  RuleSet rules = small_rules();
  rules.editing = {days_rule("7", 7)};
  const Decision decision = regulation_of(rules)->decide(mark_on("2026-09-14"), at("2026-09-14", "12:00"));
  EXPECT_EQ(decision.findings.capacity(), 0U);
  EXPECT_EQ(decision.verdict(), Verdict::allowed);
}

TEST(ADecision, IsLedByItsStrictestFinding) {
  const Decision tables{{Finding{Verdict::warned, Problem{"a.warned"}}}};
  const Decision hooks{{Finding{Verdict::refused, Problem{"b.refused"}}}};
  const Decision both = combined(tables, hooks);
  EXPECT_TRUE(both.refused());
  EXPECT_EQ(both.findings.back().problem.code, "a.warned");
}

}  // namespace
}  // namespace vestnik::tests
