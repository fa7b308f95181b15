// Which rules the acceptance cases of a regulation prove.
#include "cases/coverage.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "lua/loader.h"

namespace vestnik {
namespace {

constexpr std::string_view script = R"(
regulation { api = 1, institution = "x", order = "1", in_force_from = "2026-09-01", timezone = "Europe/Samara" }
marks { clause = "1.1", scale = { 2, 3, 4, 5 }, average = "plain" }
absence { clause = "1.2", codes = { "Н", "О" }, absent = "Н", reasons = { "УП", "НП" }, reason_set_by = { "class_teacher" } }
periods { clause = "1.3", kind = "quarter", { "2026-09-01", "2026-10-25" } }
editing { clause = "2.1", what = { "grades" }, open_for = 7 * days, roles = { "teacher" } }
notify "low" { clause = "3.1", when = mark { at_most = 2 }, tell = { "parents" }, by = first_of { "sms" }, settle = 10 * minutes }
notify "week" { clause = "3.2", every = "friday 18:00", about = "results", tell = { "parents" }, by = first_of { "email" } }
duty "filling" { clause = "5.1", of = { "teacher" }, matter = "lessons_filled", due = end_of("day") }
duty "finals" { clause = "5.2", of = { "teacher" }, matter = "finals_set", due = by_order("period") }
before_mark(function(change)
  if change.grade == 3 then warn("4.1", "проверьте") end
end)
)";

class Coverage : public testing::Test {
 protected:
  std::vector<CoveredRule> of(std::string_view cases) {
    const LoadedRegulation loaded = load_regulation("x.lua", script);
    EXPECT_NE(loaded.regulation, nullptr) << (loaded.problems.empty() ? "" : loaded.problems.front().code);
    const CasesFile file = read_cases(*loaded.regulation, loaded.regulation->zone(), "x.lua", cases);
    EXPECT_TRUE(file.problems.empty()) << file.problems.front().code << file.problems.front().detail("field");
    return coverage(*loaded.regulation, file.cases);
  }
  static bool covered(const std::vector<CoveredRule>& rules, std::string_view word) {
    const auto rule = std::ranges::find(rules, word, &CoveredRule::word);
    EXPECT_NE(rule, rules.end()) << word;
    return rule != rules.end() && !rule->cases.empty();
  }
};

TEST_F(Coverage, OfARuleIsACaseThatFailsWithoutIt) {
  const auto rules = of(R"(
case { clause = "x-2.1", "На восьмой день закрыто",
  mark = { lesson = "2026-09-14", now = "2026-09-22 00:00", grade = 5 }, expect = "refused", by = "2.1" })");
  EXPECT_TRUE(covered(rules, "editing"));
  EXPECT_FALSE(covered(rules, "marks"));
  EXPECT_FALSE(covered(rules, "notify low"));
}

TEST_F(Coverage, IsNotGivenByNamingTheClauseAlone) {
  const auto rules = of(R"(
case { clause = "x-2.1", "В первый день открыто",
  mark = { lesson = "2026-09-14", now = "2026-09-14 09:00", grade = 5 }, expect = "allowed" })");
  EXPECT_FALSE(covered(rules, "editing"));
}

TEST_F(Coverage, OfADutyOrAWeeklyLetterIsACaseAboutTheCalendar) {
  const auto rules = of(R"(
case { clause = "x-5.1", "Заполнить в день урока",
  turn = { duty = "filling", from = "2026-09-14", to = "2026-09-14" }, expect = "due", due = { "2026-09-14" } }
case { clause = "x-3.2", "В субботу писем нет",
  turn = { message = "week", from = "2026-09-19", to = "2026-09-19" }, expect = "not_due" })");
  EXPECT_TRUE(covered(rules, "duty filling"));
  EXPECT_FALSE(covered(rules, "notify every week"));
  EXPECT_FALSE(covered(rules, "duty finals"));
}

TEST_F(Coverage, OfAMessageIsACaseAboutWhoIsTold) {
  const auto rules = of(R"(
case { clause = "x-3.1", "О двойке сообщают",
  told = { mark = { grade = 2 }, now = "2026-09-14 12:00" }, expect = "told", to = { "parents" }, due = "2026-09-14 12:10" })");
  EXPECT_TRUE(covered(rules, "notify low"));
  const CoverageTotals totals = totals_of(rules);
  EXPECT_LT(totals.rules_covered, totals.rules);
  EXPECT_EQ(totals.clauses_covered, 1U);
}

TEST_F(Coverage, OfAPeriodIsACaseThatNamesIt) {
  const auto rules = of(R"(
case { clause = "x-1.3", "Итоговая", final = { period = "quarter 1", now = "2026-10-20 09:00", grade = 5 }, expect = "allowed" })");
  EXPECT_TRUE(covered(rules, "periods quarter"));
}

TEST_F(Coverage, OfAHookThatNoCaseCouldWakeIsMissing) {
  const auto rules = of(R"(
case { clause = "x-1.2", "Н", absence = { lesson = "2026-09-14", now = "2026-09-14 09:00", code = "Н" }, expect = "allowed" })");
  EXPECT_FALSE(covered(rules, "before_mark"));
}

TEST_F(Coverage, IsCountedByClauseToo) {
  const auto clauses = by_clause(of(R"(
case { clause = "x-2.1", "На восьмой день закрыто",
  mark = { lesson = "2026-09-14", now = "2026-09-22 00:00", grade = 5 }, expect = "refused", by = "2.1" })"));
  const auto editing = std::ranges::find(clauses, "2.1", &CoveredClause::clause);
  ASSERT_NE(editing, clauses.end());
  EXPECT_EQ(editing->rules, 1U);
  EXPECT_EQ(editing->rules_covered, 1U);
  EXPECT_EQ(editing->cases, 1U);
}

TEST_F(Coverage, OfAHookIsACaseInWhichItSpeaks) {
  const auto silent = of(R"(
case { clause = "x-4.1", "Пять", mark = { lesson = "2026-09-14", now = "2026-09-14 09:00", grade = 5 }, expect = "allowed" })");
  EXPECT_FALSE(covered(silent, "before_mark"));
  const auto spoken = of(R"(
case { clause = "x-4.1", "Три", mark = { lesson = "2026-09-14", now = "2026-09-14 09:00", grade = 3 }, expect = "warned" })");
  EXPECT_TRUE(covered(spoken, "before_mark"));
}

}  // namespace
}  // namespace vestnik
