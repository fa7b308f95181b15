// Cases about the calendar: when duties and letters by the calendar fall due.
#include <gtest/gtest.h>

#include "cases/run_cases.h"
#include "lua/loader.h"

namespace vestnik {
namespace {

constexpr std::string_view rules_of_turns = R"(
regulation { api = 1, institution = "x", order = "1", in_force_from = "2026-09-01", timezone = "Europe/Samara" }
marks { clause = "1.1", scale = { 2, 3, 4, 5 }, average = "plain" }
absence { clause = "1.2", codes = { "Н", "О" }, absent = "Н", reasons = { "УП", "НП" }, reason_set_by = { "class_teacher" } }
periods { clause = "1.3", kind = "quarter", { "2026-09-01", "2026-10-25" }, { "2026-11-05", "2026-12-27" } }
notify "week" { clause = "3.2", every = "friday 18:00", about = "results", tell = { "parents" }, by = first_of { "email" } }
duty "filling" { clause = "5.1", of = { "teacher", "curator" }, matter = "lessons_filled", due = end_of("day"),
  escalate_to = { "deputy_head" } }
duty "finals" { clause = "5.2", of = { "teacher" }, matter = "finals_set", due = by_order("period"), remind_before = 2 * days }
)";

struct Asked {
  CasesRun run;
  [[nodiscard]] std::string text() const {
    std::string all;
    for (const CaseResult& one : run.results) all += one.got + "\n";
    for (const Problem& one : run.problems)
      all.append(one.code)
          .append(" ")
          .append(one.detail("field"))
          .append(" ")
          .append(one.detail("nearest"))
          .append("\n");
    return all;
  }
};

Asked ask(std::string_view cases) {
  const LoadedRegulation loaded = load_regulation("x.lua", rules_of_turns);
  EXPECT_NE(loaded.regulation, nullptr) << (loaded.problems.empty() ? "" : loaded.problems.front().code);
  return {run_cases(*loaded.regulation, loaded.regulation->zone(), "cases.lua", cases)};
}

TEST(Turns, AreOnDaysWithLessonsOnly) {
  const Asked asked = ask(R"(
case { clause = "x-5.1", "Среда отменена приказом, воскресенье — не день занятий",
  turn = { duty = "filling", from = "2026-09-15", to = "2026-09-21", calendar = { holidays = { "2026-09-16" }, week = 5 } },
  expect = "due", due = { "2026-09-15", "2026-09-17", "2026-09-18", "2026-09-21" },
  escalate = { "2026-09-17", "2026-09-18", "2026-09-21", "2026-09-22" }, of = { "class_teacher", "teacher" } })");
  EXPECT_TRUE(asked.run.passed()) << asked.text();
}

TEST(Turns, OfLettersHaveTheirHour) {
  const Asked asked = ask(R"(
case { clause = "x-3.2", "В каникулы писем нет",
  turn = { message = "week", from = "2026-10-23", to = "2026-11-06" },
  expect = "due", due = { "2026-10-23 18:00", "2026-11-06 18:00" }, to = { "parents" }, by = { "email" }, under = "3.2" })");
  EXPECT_TRUE(asked.run.passed()) << asked.text();
}

TEST(Turns, ByOrderAreOnTheDayTheOrderNames) {
  const Asked asked = ask(R"(
case { clause = "x-5.2", "Приказ назвал день",
  turn = { duty = "finals", from = "2026-10-01", to = "2026-10-31", period = "quarter 1", due_by_order = "2026-10-20" },
  expect = "due", due = { "2026-10-20" }, remind = { "2026-10-18" } }
case { clause = "x-5.2", "Без приказа срока нет",
  turn = { duty = "finals", from = "2026-10-01", to = "2026-10-31" }, expect = "not_due" })");
  EXPECT_TRUE(asked.run.passed()) << asked.text();
}

TEST(Turns, AreNotMistakenForOthers) {
  const Asked asked = ask(R"(
case { clause = "x-5.1", "Не тот день",
  turn = { duty = "filling", from = "2026-09-15", to = "2026-09-15" }, expect = "due", due = { "2026-09-16" } }
case { clause = "x-5.1", "Не те люди",
  turn = { duty = "filling", from = "2026-09-15", to = "2026-09-15" }, expect = "due", of = { "teacher" } }
case { clause = "x-5.1", "Не тот пункт",
  turn = { duty = "filling", from = "2026-09-15", to = "2026-09-15" }, expect = "due", under = "5.2" })");
  ASSERT_EQ(asked.run.results.size(), 3U) << asked.text();
  for (const CaseResult& one : asked.run.results) EXPECT_FALSE(one.passed) << one.title << ": " << one.got;
}

TEST(Turns, OfANameThatNobodyKnowsAreAMistakeWithTheNearestWord) {
  EXPECT_EQ(ask(R"(case { clause = "x-5.1", "Опечатка",
  turn = { duty = "filing", from = "2026-09-15", to = "2026-09-15" }, expect = "due" })")
                .text(),
            "regulation.unknown_value duty filling\n");
  EXPECT_EQ(ask(R"(case { clause = "x-5.1", "Конец раньше начала",
  turn = { duty = "filling", from = "2026-09-15", to = "2026-09-14" }, expect = "due" })")
                .text(),
            "regulation.no_such_date to \n");
}

}  // namespace
}  // namespace vestnik
