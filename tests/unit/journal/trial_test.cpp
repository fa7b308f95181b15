// A regulation on trial judges the lessons of its groups alone, and a decision keeps the hash of the one that made it.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "lua/loader.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

/// The shipped regulation without its demand for a task.
std::shared_ptr<const Regulation> without_tasks() {
  std::ifstream file{VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua"};
  std::string script{std::istreambuf_iterator<char>{file}, {}};
  const std::string rule = "task_required = true";
  script.replace(script.find(rule), rule.size(), "task_required = false");
  return load_regulation("trial.lua", script).regulation;
}

TEST(Trial, JudgesItsGroupAndNoOther) {
  JournalSchool school;
  const auto trial = without_tasks();
  ASSERT_NE(trial, nullptr);
  school.regulations().try_on(JournalSchool::id, trial, {school.group});
  EXPECT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "5")}))), "");
  EXPECT_EQ(school.text("SELECT regulation_hash FROM mark_version"), trial->info().script_hash);
  EXPECT_EQ(refusal(school.run(school.other_teacher, plain_marks(school.other_lesson, {mark(school.outsider, "5")}))),
            "edit.task_required 6 порядка работы учителя");
}

TEST(Trial, ThatEndedLeavesItsDecisionsAsTheyAre) {
  JournalSchool school;
  const auto trial = without_tasks();
  school.regulations().try_on(JournalSchool::id, trial, {school.group});
  ASSERT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "5")}))), "");
  school.regulations().end_trial(JournalSchool::id);
  EXPECT_EQ(school.text("SELECT regulation_hash FROM mark_version"), trial->info().script_hash);
  EXPECT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.boris, "5")}))),
            "edit.task_required 6 порядка работы учителя");
}

TEST(Trial, JudgesNoLessonBeforeItsFirstDay) {
  JournalSchool school;
  std::ifstream file{VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua"};
  std::string script{std::istreambuf_iterator<char>{file}, {}};
  script.replace(script.find("2019-09-01"), 10, "2026-09-15");
  script.replace(script.find("task_required = true"), 20, "task_required = false");
  school.regulations().try_on(JournalSchool::id, load_regulation("trial.lua", script).regulation, {school.group});
  EXPECT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "5")}))),
            "edit.task_required 6 порядка работы учителя");
}

}  // namespace
}  // namespace vestnik::tests
