// What a deputy head's slips of the pen look like at loading: each found, with its line and the word that was meant.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lua/loader.h"
#include "rule_texts.h"

namespace vestnik {
namespace {

using testing::IsEmpty;
using testing::Not;

std::vector<Problem> problems_of(std::string_view rest) {
  return load_regulation("school.lua", std::string{sound_start} + std::string{rest}).problems;
}

/// Whether there is a finding of the code at the line with the detail.
bool finds(const std::vector<Problem>& problems, std::string_view code, std::string_view line, std::string_view detail,
           std::string_view value) {
  return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
    return problem.code == code && problem.detail("line") == line && problem.detail(detail) == value;
  });
}

TEST(Mistakes, ASoundScriptHasNone) { EXPECT_THAT(problems_of(""), IsEmpty()) << printed(problems_of("")); }

TEST(Mistakes, AMistypedWordNamesTheNearest) {
  const auto problems =
      problems_of("\nediting_ { clause = \"1\", open_for = 7 * days }\nfinal_mrak { clause = \"2\" }\n");
  EXPECT_TRUE(finds(problems, "regulation.unknown_word", "6", "nearest", "editing")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.unknown_word", "7", "nearest", "final_mark")) << printed(problems);
}

TEST(Mistakes, AMistypedFieldNamesItsLineAndTheNearest) {
  const auto problems =
      problems_of("editing { clause = \"1\",\n  open_for = 7 * days,\n  couted_from = \"lesson\" }\n");
  EXPECT_TRUE(finds(problems, "regulation.unknown_field", "7", "nearest", "counted_from")) << printed(problems);
}

TEST(Mistakes, SchoolDaysCountOnlyWhereADayIsMeant) {
  EXPECT_THAT(problems_of("\nediting { clause = \"1\", open_for = 10 * school_days }\n"
                          "checking { clause = \"2\", work_kind = \"control\", within = 3 * school_days }\n"
                          "final_mark { clause = \"3\", due = before(\"period_end\", 3 * school_days) }\n"),
              IsEmpty());
  const auto problems = problems_of(R"(
editing { clause = "1", open_for = 7 * days,
  reopen { lasts = 2 * school_days } }
notify "mark" { clause = "2", when = mark {}, tell = { "parents" }, by = { "email" },
  settle = 1 * school_days, expires = 1 * school_days }
)");
  EXPECT_TRUE(finds(problems, "regulation.school_days_not_here", "7", "field", "lasts")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.school_days_not_here", "9", "field", "settle")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.school_days_not_here", "9", "field", "expires")) << printed(problems);
  const auto mistyped = problems_of("\nediting { clause = \"3\", open_for = 10 * shool_days }\n");
  EXPECT_TRUE(finds(mistyped, "regulation.unknown_word", "6", "nearest", "school_days")) << printed(mistyped);
}

TEST(Mistakes, AllAreReportedNotOnlyTheFirst) {
  const auto problems = problems_of(R"(
editing { open_for = 7 }
lock { clause = "2", when = "final_sat" }
notify "x" { clause = "3", when = absent { code = "Ы" }, tell = { "parent" }, by = { "sms" } }
)");
  EXPECT_TRUE(finds(problems, "regulation.missing_clause", "6", "field", "clause")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.wrong_type", "6", "field", "open_for")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.unknown_value", "7", "nearest", "final_set")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.unknown_value", "8", "nearest", "parents")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.unknown_value", "8", "field", "code")) << printed(problems);
}

TEST(Mistakes, ADateThatDoesNotExistAndOverlappingPeriods) {
  const auto problems = problems_of(R"(periods { kind = "half_year",
  { "2026-09-01", "2026-12-30" },
  { "2026-12-30", "2027-05-31" },
  { "2027-02-30", "2027-05-31" },
  { "2027-09-01", "2027-08-31" },
})");
  EXPECT_TRUE(finds(problems, "regulation.periods_overlap", "7", "other", "01.09.2026")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.no_such_date", "8", "value", "2027-02-30")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.period_reversed", "9", "ends", "31.08.2027")) << printed(problems);
}

TEST(Mistakes, AMistypedWordInsideAHookIsFoundBeforeItRuns) {
  const auto problems = problems_of(R"(
before_mark(function(change)
  if change.work_knd == "control" and change.replaces then
    return forbd("4.6", "x")
  end
end))");
  EXPECT_TRUE(finds(problems, "regulation.unknown_change_field", "7", "nearest", "work_kind")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.unknown_word", "8", "nearest", "forbid")) << printed(problems);
}

TEST(Mistakes, AMissingTableIsNamed) {
  const auto problems = load_regulation("school.lua", "marks { scale = { 2, 3 } }").problems;
  EXPECT_TRUE(finds(problems, "regulation.missing_statement", "1", "word", "regulation")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.missing_statement", "1", "word", "periods")) << printed(problems);
}

TEST(Mistakes, ANotifyWithoutItsTableIsNamed) {
  const auto problems = problems_of("local n = notify \"absence\"\n");
  EXPECT_TRUE(finds(problems, "regulation.no_table", "5", "word", "absence")) << printed(problems);
}

TEST(Mistakes, AnExceptionMustReplaceSomethingAndBeNarrower) {
  const auto problems = problems_of(R"(editing { clause = "1", open_for = 7 * days }
editing { clause = "2", open_for = 10 * days, instead_of = "9" }
)");
  EXPECT_TRUE(finds(problems, "regulation.replaces_nothing", "6", "value", "9")) << printed(problems);
  EXPECT_TRUE(finds(problems, "regulation.replaces_everything", "6", "expected", "for_")) << printed(problems);
}

TEST(Mistakes, ASyntaxErrorNamesItsLine) {
  const auto problems = problems_of("editing { clause = \"1\" open_for = 7 * days }\n");
  ASSERT_THAT(problems, Not(IsEmpty()));
  EXPECT_EQ(problems.front().code, "script.syntax");
  EXPECT_EQ(problems.front().detail("line"), "5");
}

TEST(Mistakes, AWeeklyMessageThatNobodyWouldSendIsNoPromise) {
  const std::string weekly = R"(notify "weekly" { clause = "1", every = "friday 16:00", by = { "print" }, tell = )";
  const auto problems = problems_of(weekly + R"({ "parents" } })");
  EXPECT_TRUE(finds(problems, "regulation.missing_field", "5", "field", "about")) << printed(problems);
  const auto daily = problems_of(
      R"(notify "sheet" { clause = "1", every = "school_day 16:00", by = { "print" },
  tell = parents { opted_out_of_electronic = true } })");
  EXPECT_TRUE(finds(daily, "regulation.weekly_is_paper", "5", "field", "every")) << printed(daily);
  const auto sound = problems_of(weekly + "parents { opted_out_of_electronic = true } }");
  EXPECT_THAT(sound, IsEmpty()) << printed(sound);
}

}  // namespace
}  // namespace vestnik
