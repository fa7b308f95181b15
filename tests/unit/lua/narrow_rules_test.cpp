// Rules for some only, as a deputy head would write them: classes without marks, other terms for some works, subjects
// that are only passed.
#include <gtest/gtest.h>

#include "lua/cases.h"
#include "lua/loader.h"

namespace vestnik {
namespace {

constexpr std::string_view script = R"lua(
regulation { api = 1, institution = "s", order = "1", in_force_from = "2026-09-01", timezone = "Europe/Samara" }
marks { clause = "5", scale = { 2, 3, 4, 5 } }
marks { clause = "5.1", for_ { course = 1 }, scale = {} }
marks { clause = "5.2", for_ { work_kind = "credit" }, scale = { 1, 2 } }   -- 1 — не зачтено, 2 — зачтено
absence { codes = { "Н" } }
periods { kind = "quarter", { "2026-09-01", "2026-10-25" }, { "2026-11-05", "2026-12-27" } }
editing { clause = "7", open_for = 10 * school_days }
editing { clause = "7.1", open_for = 3 * days, for_ { work_kind = "control" }, instead_of = "7" }
editing { clause = "7.2", open_for = 14 * days, for_ { work_kind = "essay", subject = "Литература" }, instead_of = "7" }
editing { clause = "7.3", open_until = "period_end", for_ { class = { "10-А", "10-Б" } }, instead_of = "7" }
final_mark { clause = "9", at_least = 3 }
final_mark { clause = "9.1", at_least = 5, for_ { course = { 10, 11 } } }
)lua";

constexpr std::string_view cases = R"lua(
case { clause = "5.1", "Первый класс без отметок",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 5, course = 1 },
  expect = "refused", code = "marks.not_graded", by = "5.1" }
case { clause = "5.2", "Зачёт ставится",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 2, work_kind = "credit" }, expect = "allowed" }
case { clause = "5.2", "Пятёрка за зачёт не ставится",
  mark = { lesson = "2026-09-14", now = "2026-09-14 12:00", grade = 5, work_kind = "credit" },
  expect = "refused", code = "marks.outside_scale", by = "5.2" }
case { clause = "7", "Десятый учебный день: последняя секунда",
  mark = { lesson = "2026-09-14", now = "2026-09-25 23:59:59", grade = 5 }, expect = "allowed" }
case { clause = "7", "После десятого учебного дня закрыто",
  mark = { lesson = "2026-09-14", now = "2026-09-26 00:00", grade = 5 },
  expect = "refused", code = "edit.school_days_closed", by = "7", details = { count = "10", last_day = "25.09" } }
case { clause = "7", "Осенние каникулы не считаются",
  mark = { lesson = "2026-10-20", now = "2026-11-11 23:59:59", grade = 5 }, expect = "allowed" }
case { clause = "7", "Праздник, отменивший уроки, не считается",
  mark = { lesson = "2026-10-20", now = "2026-11-12 23:59:59", grade = 5,
           calendar = { holidays = { "2026-11-06" } } }, expect = "allowed" }
case { clause = "7.1", "Контрольная: третий день",
  mark = { lesson = "2026-09-14", now = "2026-09-17 23:59:59", grade = 5, work_kind = "control" },
  expect = "allowed" }
case { clause = "7.1", "Контрольная: на четвёртый день закрыто по узкому правилу",
  mark = { lesson = "2026-09-14", now = "2026-09-18 00:00", grade = 5, work_kind = "control" },
  expect = "refused", code = "edit.window_closed", by = "7.1" }
case { clause = "7.2", "Сочинение по литературе открыто две недели",
  mark = { lesson = "2026-09-14", now = "2026-09-28 23:59:59", grade = 5, work_kind = "essay",
           subject = "Литература" }, expect = "allowed" }
case { clause = "7.2", "Сочинение по другому предмету — общим сроком",
  mark = { lesson = "2026-09-14", now = "2026-09-28 12:00", grade = 5, work_kind = "essay", subject = "История" },
  expect = "refused", by = "7" }
case { clause = "7.3", "Десятый класс — до конца четверти",
  mark = { lesson = "2026-09-14", now = "2026-10-25 23:59:59", grade = 5, class = "10-Б", course = 10 },
  expect = "allowed" }
case { clause = "9.1", "Старшим нужно пять оценок",
  final = { period = "quarter 1", now = "2026-10-23 12:00", grade = 4, course = 11,
            marks = { "4 oral", "4 oral", "4 oral", "4 oral" } },
  expect = "refused", code = "final.too_few_marks", by = "9.1", details = { missing = "1" } }
case { clause = "9", "Остальным — три",
  final = { period = "quarter 1", now = "2026-10-23 12:00", grade = 4, marks = { "4 oral", "4 oral", "4 oral" } },
  expect = "allowed" }
)lua";

TEST(NarrowRules, HoldForThoseTheyNameAndForNobodyElse) {
  const auto loaded = load_regulation("school.lua", script);
  ASSERT_NE(loaded.regulation, nullptr) << loaded.problems.front().code << loaded.problems.front().detail("line");
  const CasesRun run = run_cases(*loaded.regulation, loaded.regulation->zone(), "cases.lua", cases);
  ASSERT_TRUE(run.problems.empty()) << run.problems.front().code << run.problems.front().detail("line");
  EXPECT_EQ(run.results.size(), 14U);
  for (const CaseResult& result : run.results)
    EXPECT_TRUE(result.passed) << result.title << ": expected " << result.expected << ", got " << result.got;
}

}  // namespace
}  // namespace vestnik
