// A case says which days an order cancelled or added.
#include <gtest/gtest.h>

#include "cases/run_cases.h"
#include "lua/loader.h"

namespace vestnik {
namespace {

CasesRun run(std::string_view cases) {
  const auto loaded = load_regulation("school.lua", R"lua(
regulation { api = 1, institution = "s", order = "1", in_force_from = "2026-09-01", timezone = "Europe/Samara" }
marks { scale = { 2, 3, 4, 5 } }
absence { codes = { "Н" } }
periods { kind = "quarter", { "2026-09-01", "2026-10-25" }, { "2026-11-05", "2026-12-27" } }
editing { clause = "7.4", open_for = 2 * school_days }
)lua");
  return run_cases(*loaded.regulation, loaded.regulation->zone(), "cases.lua", cases);
}

TEST(CaseCalendar, HolidaysMovedDaysAndTheLengthOfTheWeekCount) {
  const CasesRun done = run(R"lua(
case { clause = "7.4", "Суббота — учебный день",
  mark = { lesson = "2026-09-17", now = "2026-09-20 00:00", grade = 5 },
  expect = "refused", code = "edit.school_days_closed", details = { last_day = "19.09" } }
case { clause = "7.4", "При пятидневке суббота не считается",
  mark = { lesson = "2026-09-17", now = "2026-09-21 23:59:59", grade = 5, calendar = { week = 5 } },
  expect = "allowed" }
case { clause = "7.4", "Отменённый день не считается",
  mark = { lesson = "2026-09-14", now = "2026-09-17 23:59:59", grade = 5,
           calendar = { holidays = { "2026-09-15" } } },
  expect = "allowed" }
case { clause = "7.4", "Воскресенье с уроками считается",
  mark = { lesson = "2026-09-18", now = "2026-09-21 00:00", grade = 5,
           calendar = { lessons_on = { "2026-09-20" } } },
  expect = "refused", code = "edit.school_days_closed" }
)lua");
  ASSERT_TRUE(done.problems.empty()) << done.problems.front().code;
  for (const CaseResult& result : done.results) EXPECT_TRUE(result.passed) << result.title << ": " << result.got;
}

TEST(CaseCalendar, ADateThatDoesNotExistIsFound) {
  const CasesRun done = run(R"lua(
case { clause = "7.4", "x", mark = { lesson = "2026-09-14", now = "2026-09-17 10:00", grade = 5,
       calendar = { holidays = { "2026-09-31" } } }, expect = "allowed" }
)lua");
  ASSERT_EQ(done.problems.size(), 1U);
  EXPECT_EQ(done.problems.front().code, "regulation.no_such_date");
}

}  // namespace
}  // namespace vestnik
