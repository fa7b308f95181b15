#include "journal/applications.h"

#include <gtest/gtest.h>

#include "journal/opening_proposal.h"
#include "lua/loader.h"
#include "records/role_store.h"
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

  /// Syzran's regulation with another word for who decides.
  void decided_by(const std::string& roles) {
    std::string script = read_script_file(VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua").value();
    const std::string named = "approved_by = \"administrator\"";
    const std::string other = "approved_by = " + roles;
    for (auto at = script.find(named); at != std::string::npos; at = script.find(named))
      script.replace(at, named.size(), other);
    const auto loaded = load_regulation("syzran.lua", script);
    ASSERT_TRUE(loaded.problems.empty());
    school.regulations().put(school.id, loaded.regulation);
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
  EXPECT_EQ(decide(school.deputy_head, true), "journal.decision_not_yours 7.4.7");
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
  decided_by("\"deputy_head\"");
  EXPECT_EQ(decide(school.administrator, true), "journal.decision_not_yours 7.4.7");
  EXPECT_EQ(school.text("SELECT state FROM application"), "filed");
  EXPECT_EQ(decide(school.deputy_head, true), "");
  EXPECT_EQ(school.text("SELECT decided_as || ' ' || decided_order || ' ' || clause FROM application"),
            "deputy_head 1 7.4.7");
}

// syzran-7.4.7b: a deputy decides while the order that names him holds; its number stays with the decision.
TEST_F(Applications, AreDecidedByADeputyWhileHisOrderHolds) {
  school.write([&](Transaction& transaction) {
    add_grant(transaction,
              {0, school.secretary, Role::administrator, "institution", 0, JournalSchool::day("2026-09-21"),
               JournalSchool::day("2026-09-22"), "112-к"},
              school.clock().now());
  });
  ASSERT_EQ(file(school.teacher, {school.lesson}), "");
  school.now("2026-09-20", "23:59");
  EXPECT_EQ(decide(school.secretary, true), "access.forbidden");
  school.now("2026-09-23", "00:00");
  EXPECT_EQ(decide(school.secretary, true), "access.forbidden");
  school.now("2026-09-22", "23:59");
  EXPECT_EQ(decide(school.secretary, true), "");
  EXPECT_EQ(school.text("SELECT decided_as || ' ' || decided_order FROM application"), "administrator 112-к");
}

TEST_F(Applications, AreNotOpenedInThePast) {
  ASSERT_EQ(file(school.teacher, {school.lesson}), "");
  EXPECT_EQ(decide(school.administrator, true, school.at("2026-09-22", "08:59")), "journal.opening_in_the_past");
  EXPECT_EQ(decide(school.administrator, true, school.at("2026-09-22", "09:00")), "");
}

TEST_F(Applications, ThatDoNotExistAreNotFound) { EXPECT_EQ(decide(school.administrator, true), "access.not_found"); }

// syzran-7.4.7c: twelve hours granted at 20:00 must not die overnight.
TEST_F(Applications, AreProposedForTheNextMorningWhenTheHoursWouldDieOvernight) {
  const auto proposed = [&](std::string_view date, std::string_view time) -> std::string {
    std::optional<Instant> opens;
    school.database().read(school.id, [&](Transaction& transaction) {
      opens = propose_opening(transaction, school.at(date, time), std::chrono::hours{12});
    });
    return opens ? to_iso(*opens) : "at once";
  };
  const std::string monday_morning = to_iso(school.at("2026-09-28", "08:00"));
  // Mondays are the school's only days; the last lesson ends at 10:15.
  EXPECT_EQ(proposed("2026-09-21", "10:14"), "at once");
  EXPECT_EQ(proposed("2026-09-21", "10:15"), monday_morning);
  EXPECT_EQ(proposed("2026-09-27", "20:00"), monday_morning);
  EXPECT_EQ(proposed("2026-09-27", "20:01"), "at once") << "twelve hours from now reach into the school day";
  EXPECT_EQ(proposed("2026-12-28", "20:00"), "at once") << "no lessons are made beyond";
}

TEST(ApplicationsElsewhere, AreRefusedWhereNothingReopens) {
  JournalSchool school{"labinsk"};
  EXPECT_EQ(refusal(school.run(school.teacher, FileApplication{{school.lesson}, "болезнь", "{}"})),
            "edit.no_reopening 3.20");
}

}  // namespace
}  // namespace vestnik::tests
