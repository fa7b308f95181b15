#include <gtest/gtest.h>

#include "lua/budget.h"
#include "lua/loader.h"
#include "regulation/combine.h"

namespace vestnik {
namespace {

constexpr std::string_view tables =
    R"(regulation { api = 1, institution = "s", order = "1", in_force_from = "2026-09-01", timezone = "Europe/Samara" }
marks { scale = { 2, 3, 4, 5 } }
absence { codes = { "Н", "О" } }
periods { kind = "quarter", { "2026-09-01", "2026-10-25" } }
editing { clause = "7", open_for = 7 * days }
)";

std::shared_ptr<const TabledRegulation> with_hook(std::string_view hook) {
  LoadedRegulation loaded = load_regulation("school.lua", std::string{tables} + std::string{hook});
  EXPECT_NE(loaded.regulation, nullptr) << (loaded.problems.empty() ? "" : loaded.problems.front().code);
  return loaded.regulation;
}

Change mark(WorkKind kind, std::string comment = {}) {
  auto lesson = std::make_shared<LessonFacts>();
  lesson->date = *parse_iso_date("2026-09-14");
  lesson->state = LessonState::held;
  lesson->subject_name = "Музыка";
  MarkChange change;
  change.context.comment = std::move(comment);
  change.lesson = lesson;
  change.work_kind = kind;
  change.before = Mark{3, {}};
  change.after = Mark{4, {}};
  return change;
}

const Instant now = *parse_iso_instant("2026-09-14T10:00:00Z");

TEST(Hook, DemandsACommentAndIsContentWithOne) {
  const auto regulation = with_hook(R"(before_mark(function(change)
    if change.work_kind == "control" and change.replaces and not change.comment then
      return demand_comment("4.6", "поясните")
    end
  end))");
  EXPECT_EQ(regulation->ask_hook(mark(WorkKind::control), now).verdict(), Verdict::needs_comment);
  EXPECT_TRUE(regulation->ask_hook(mark(WorkKind::control, "пересчёт"), now).findings.empty());
  EXPECT_TRUE(regulation->ask_hook(mark(WorkKind::oral), now).findings.empty());
}

TEST(Hook, ForbidsEvenWhenItForgetsToReturn) {
  const auto regulation = with_hook(R"(before_mark(function(change)
    if change.subject == "Музыка" then forbid("4.6", "без отметок") end
  end))");
  const Decision decision = regulation->ask_hook(mark(WorkKind::oral), now);
  ASSERT_TRUE(decision.refused());
  EXPECT_EQ(decision.findings.front().problem.clause, "4.6");
  EXPECT_EQ(decision.findings.front().problem.detail("text"), "без отметок");
}

TEST(Hook, CannotAllowWhatTheTablesForbid) {
  const auto regulation = with_hook("before_mark(function(change) return true end)");
  const Instant late = *parse_iso_instant("2026-09-30T10:00:00Z");
  const Change change = mark(WorkKind::oral);
  EXPECT_TRUE(combined(regulation->decide(change, late), regulation->ask_hook(change, late)).refused());
}

TEST(Hook, ThatFailsRefusesAndGoesOnWorking) {
  const auto regulation = with_hook(R"(before_mark(function(change)
    if change.work_kind == "test" then error("broken") end
  end))");
  const Decision failed = regulation->ask_hook(mark(WorkKind::test), now);
  ASSERT_TRUE(failed.refused());
  EXPECT_EQ(failed.findings.front().problem.code, "regulation.hook_failed");
  EXPECT_TRUE(regulation->ask_hook(mark(WorkKind::oral), now).findings.empty());
}

TEST(Hook, ThatNeverEndsRefusesAndTheNextOneIsAskedAfresh) {
  const auto regulation = with_hook(R"(before_mark(function(change)
    while change.work_kind == "test" do end
  end))");
  for (int time = 0; time < 3; ++time) {
    EXPECT_EQ(regulation->ask_hook(mark(WorkKind::test), now).findings.front().problem.code, "regulation.hook_failed");
    EXPECT_TRUE(regulation->ask_hook(mark(WorkKind::oral), now).findings.empty());
  }
}

TEST(Hook, ThatNeverEndsDoesNotMakeADearScriptLoadForEveryQuestion) {
  const auto regulation = with_hook(R"(
    for round = 1, 400000 do local size = string.len("text") end
    before_mark(function(change) while change.work_kind == "test" do end end))");
  EXPECT_TRUE(regulation->ask_hook(mark(WorkKind::test), now).refused());
  // Loaded once more, and not again within the minute.
  EXPECT_TRUE(regulation->ask_hook(mark(WorkKind::test), now).refused());
  const auto begun = processor_time();
  for (int time = 0; time < 100; ++time) EXPECT_TRUE(regulation->ask_hook(mark(WorkKind::oral), now).refused());
  EXPECT_LT(processor_time() - begun, std::chrono::milliseconds{100});
  EXPECT_TRUE(regulation->ask_hook(mark(WorkKind::oral), now + std::chrono::minutes{1}).findings.empty());
}

TEST(Hook, CannotWriteToTheChangeNorReadWhatItHasNot) {
  const auto writing = with_hook("before_mark(function(change) local c = change c.grade = 5 end)");
  EXPECT_TRUE(writing->ask_hook(mark(WorkKind::oral), now).refused());
  const auto reading = with_hook("before_mark(function(change) local c = change return c.lessons_ahead end)");
  EXPECT_TRUE(reading->ask_hook(mark(WorkKind::oral), now).refused());
}

TEST(Hook, CannotMakeStatementsLater) {
  const auto regulation =
      with_hook("before_mark(function(change) editing { clause = '1', open_for = 100 * days } end)");
  EXPECT_TRUE(regulation->ask_hook(mark(WorkKind::oral), now).refused());
}

TEST(Hook, IsAskedOnlyAboutItsOwnKindOfChange) {
  const auto regulation = with_hook("before_final(function(change) forbid('1', 'нет') end)");
  EXPECT_FALSE(regulation->has_hook(mark(WorkKind::oral)));
  EXPECT_TRUE(regulation->has_hook(Change{FinalChange{}}));
}

}  // namespace
}  // namespace vestnik
