#include "journal/applications.h"

#include <gtest/gtest.h>

#include "lua/loader.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

class Applications : public ::testing::Test {
 protected:
  Applications() { school.now("2026-09-22", "09:00"); }
  std::string file(PersonId who, std::vector<LessonId> lessons, std::string reason = "болезнь") {
    return refusal(school.run(who, FileApplication{std::move(lessons), std::move(reason), "{}"}));
  }
  std::string decide(PersonId who, bool granted, std::optional<Instant> opens_at = std::nullopt,
                     std::int64_t version = 1) {
    return refusal(school.run(
        who, DecideApplication{{ApplicationId{1}, granted, "", opens_at, version}, school.regulations(), "{}"}));
  }

  JournalSchool school;
};

// syzran-7.4.7b
TEST_F(Applications, NeedAReason) {
  EXPECT_EQ(file(school.teacher, {school.lesson}, "  "), "edit.reason_required 7.4.7");
  EXPECT_EQ(file(school.teacher, {school.lesson}), "");
  EXPECT_EQ(school.text("SELECT state || ' ' || reason FROM application"), "filed болезнь");
}

TEST_F(Applications, AreForLessonsOfOnesOwn) {
  EXPECT_EQ(file(school.teacher, {}), "journal.application_without_lessons");
  EXPECT_EQ(file(school.teacher, {school.other_lesson}), "journal.not_your_lesson");
  EXPECT_EQ(file(school.teacher, {LessonId{9999}}), "journal.not_your_lesson");
  EXPECT_EQ(file(school.mother, {school.lesson}), "access.forbidden");
}

TEST_F(Applications, CountALessonNamedTwiceOnce) {
  EXPECT_EQ(file(school.teacher, {school.lesson, school.lesson}), "");
  EXPECT_EQ(school.rows("application_lesson"), 1);
}

// syzran-7.4.7b: the administrator decides.
TEST_F(Applications, AreDecidedByTheAdministratorOnce) {
  ASSERT_EQ(file(school.teacher, {school.lesson}), "");
  EXPECT_EQ(decide(school.teacher, true), "access.forbidden");
  EXPECT_EQ(decide(school.deputy_head, true), "access.forbidden");
  EXPECT_EQ(decide(school.administrator, true), "");
  EXPECT_EQ(decide(school.administrator, false), "journal.application_decided_already");
  EXPECT_EQ(school.text("SELECT state FROM application"), "granted");
  EXPECT_EQ(school.number("SELECT opened_until - opened_from FROM application"), 12LL * 3600 * 1000000);
}

TEST_F(Applications, AreDecidedOnWhatWasSeen) {
  ASSERT_EQ(file(school.teacher, {school.lesson}), "");
  EXPECT_EQ(decide(school.administrator, true, std::nullopt, 7), "journal.stale_version");
  EXPECT_EQ(decide(school.administrator, true), "");
}

// syzran-7.4.7b: the matrix alone is not enough, the regulation names who decides.
TEST_F(Applications, AreDecidedByWhomTheRegulationNames) {
  ASSERT_EQ(file(school.teacher, {school.lesson}), "");
  std::string script = read_script_file(VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua").value();
  const std::string named = "approved_by = \"administrator\"";
  for (auto at = script.find(named); at != std::string::npos; at = script.find(named))
    script.replace(at, named.size(), "approved_by = \"deputy_head\"");
  const auto loaded = load_regulation("syzran.lua", script);
  ASSERT_TRUE(loaded.problems.empty());
  school.regulations().put(school.id, loaded.regulation);
  EXPECT_EQ(decide(school.administrator, true), "journal.decision_not_yours 7.4.7");
  EXPECT_EQ(decide(school.deputy_head, true), "access.forbidden");
  EXPECT_EQ(school.text("SELECT state FROM application"), "filed");
}

TEST_F(Applications, AreNotOpenedInThePast) {
  ASSERT_EQ(file(school.teacher, {school.lesson}), "");
  EXPECT_EQ(decide(school.administrator, true, school.at("2026-09-22", "08:59")), "journal.opening_in_the_past");
  EXPECT_EQ(decide(school.administrator, true, school.at("2026-09-22", "09:00")), "");
}

TEST_F(Applications, ThatDoNotExistAreNotFound) { EXPECT_EQ(decide(school.administrator, true), "access.not_found"); }

TEST(ApplicationsElsewhere, AreRefusedWhereNothingReopens) {
  JournalSchool school{"labinsk"};
  EXPECT_EQ(refusal(school.run(school.teacher, FileApplication{{school.lesson}, "болезнь", "{}"})),
            "edit.no_reopening");
}

}  // namespace
}  // namespace vestnik::tests
