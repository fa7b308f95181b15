// Drafts, the register of substitutions and the institution's clock, on each engine.
#include "journal/drafts.h"

#include "conformance/records/suite.h"
#include "journal/applications.h"
#include "journal/draft_contents.h"
#include "journal/opening_proposal.h"
#include "journal/set_timezone.h"
#include "journal/substitute_teacher.h"
#include "unit/journal/requests.h"

namespace vestnik::tests {
namespace {

// syzran-7.4.7b
TEST_P(JournalConformance, ADraftIsKeptAttachedAppliedAndGone) {
  school().now("2026-09-22", "09:00");
  MarksRequest asked;
  asked.lesson = school().lesson;
  asked.rows = {mark(school().anna, "5"), mark(school().boris, "4/3")};
  asked.new_task = NewTask{WorkKind::oral, "Ответ на уроке", 100};
  const auto refused = school().run(school().teacher, RecordMarks{asked});
  ASSERT_EQ(refusal(refused), "edit.window_closed 7.4.7");
  ASSERT_EQ(refusal(school().run(school().teacher, KeepDraft{draft_of(asked, refused->decisions)})), "");
  ASSERT_EQ(refusal(school().run(school().teacher, FileApplication{{}, "болезнь", "{}", {DraftId{1}}})), "");
  ASSERT_EQ(refusal(school().run(school().administrator,
                                 DecideApplication{{ApplicationId{1}, true, "", {}, 1}, school().regulations(), "{}"})),
            "");
  school().database().read(school().id, [&](Transaction& transaction) {
    const auto kept = kept_drafts(transaction, school().teacher, JournalSchool::day("2026-09-01"), 10);
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].marks[1].value, parse_mark("4/3"));
    EXPECT_EQ(kept[0].tasks.at(0).title, "Ответ на уроке");
    EXPECT_EQ(drafts_of_application(transaction, school().teacher, ApplicationId{1}).size(), 1U);
    EXPECT_FALSE(propose_opening(transaction, school().at("2026-09-27", "20:01"), std::chrono::hours{12}));
    EXPECT_TRUE(propose_opening(transaction, school().at("2026-09-27", "20:00"), std::chrono::hours{12}));
  });
  EXPECT_EQ(refusal(school().run(school().teacher, ApplyDraft{DraftId{1}, false, school().access()})), "");
  EXPECT_EQ(school().number("SELECT COUNT(*) FROM v2_mark_version WHERE application_clause = '7.4.7'"), 2);
  EXPECT_EQ(school().rows("draft_mark") + school().rows("draft_task"), 0);
}

// labinsk-4.5.1b
TEST_P(JournalConformance, ASubstitutionIsEnteredListedAndTakenBack) {
  ASSERT_EQ(refusal(school().run(school().deputy_head, SubstituteInterval{{school().teacher,
                                                                           school().other_teacher,
                                                                           JournalSchool::day("2026-09-14"),
                                                                           JournalSchool::day("2026-09-21"),
                                                                           {"болезнь", "15-к"},
                                                                           "{}"}})),
            "");
  school().database().read(school().id, [&](Transaction& transaction) {
    const RegisterQuestion september{JournalSchool::day("2026-09-01"), JournalSchool::day("2026-09-30"), {}, {}, 10};
    EXPECT_EQ(substitution_register(transaction, september).size(), 2U);
    EXPECT_EQ(substituted_days(transaction, school().other_teacher, school().group, school().algebra).size(), 2U);
  });
  EXPECT_EQ(refusal(school().run(school().other_teacher, roll(school().lesson))), "");
  ASSERT_EQ(
      refusal(school().run(school().deputy_head, SubstituteTeacher{{school().lesson, school().teacher, 2, "{}"}})), "");
  EXPECT_EQ(school().number("SELECT COUNT(*) FROM substitution WHERE ended_at IS NULL"), 1);
}

// syzran-m.school.3
TEST_P(JournalConformance, AClockIsSetAndSetAgain) {
  for (const char* zone : {"Asia/Novosibirsk", "Europe/Kaliningrad"}) {
    ASSERT_EQ(refusal(school().run(school().administrator, SetTimezone{zone, "{}"})), "");
    EXPECT_EQ(school().text("SELECT timezone FROM institution"), zone);
  }
  EXPECT_EQ(school().rows("own_timezone"), 1);
}

}  // namespace
}  // namespace vestnik::tests
