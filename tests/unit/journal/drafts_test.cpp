#include "journal/drafts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "journal/applications.h"
#include "journal/draft_contents.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Algebra of 14 September, closed since the 22nd; each test keeps what was refused on that day.
class Drafts : public ::testing::Test {
 protected:
  Drafts() { school.now("2026-09-22", "09:00"); }

  static MarksRequest fives(const JournalSchool& school) {
    MarksRequest request;
    request.lesson = school.lesson;
    request.rows = {mark(school.anna, "5"), mark(school.boris, "4")};
    request.new_task = NewTask{WorkKind::oral, "Ответ на уроке", 100};
    request.keeps_draft = true;
    request.as_asked = R"({"secret":"5"})";
    return request;
  }
  /// Sends the marks, expects the refusal, keeps the draft.
  DraftId kept(const MarksRequest& request) {
    const auto refused = school.run(school.teacher, RecordMarks{request});
    EXPECT_EQ(refusal(refused), "edit.window_closed 7.4.7");
    EXPECT_EQ(refusal(school.run(school.teacher, KeepDraft{draft_of(request, refused->decisions)})), "");
    return DraftId{school.number("SELECT MAX(id) FROM draft")};
  }
  void open(std::string_view date, std::string_view time, std::vector<DraftId> drafts,
            std::vector<LessonId> more = {}) {
    ASSERT_EQ(refusal(school.run(school.teacher, FileApplication{std::move(more), "болезнь", "{}", std::move(drafts)})),
              "");
    const ApplicationId last{school.rows("application")};
    ASSERT_EQ(
        refusal(school.run(school.administrator,
                           DecideApplication{{last, true, "", school.at(date, time), 1}, school.regulations(), "{}"})),
        "");
  }
  std::string apply(DraftId draft, PersonId who = {}) {
    return refusal(school.run(who ? who : school.teacher, ApplyDraft{draft, false, school.access()}));
  }
  std::string state(DraftId draft) { return school.text("SELECT state FROM draft WHERE id = $1", {draft}); }
  std::string annas_mark() {
    return school.text("SELECT CAST(first_grade AS TEXT) FROM mark WHERE student_id = $1", {school.anna});
  }

  JournalSchool school;
};

// syzran-7.4.7b: what was refused waits, is applied for with its lesson, and is written in one step once open.
TEST_F(Drafts, AreAppliedInOneStepOnceTheirLessonIsOpen) {
  const DraftId draft = kept(fives(school));
  EXPECT_EQ(apply(draft), "edit.window_closed 7.4.7") << "judged anew: still closed";
  open("2026-09-22", "10:00", {draft});
  EXPECT_EQ(school.number("SELECT lesson_id FROM application_lesson"), school.lesson.value);
  EXPECT_EQ(apply(draft), "edit.window_closed 7.4.7") << "not open yet";
  EXPECT_EQ(state(draft), "kept");
  school.now("2026-09-22", "10:00");
  EXPECT_EQ(apply(draft), "");
  EXPECT_EQ(annas_mark(), "5");
  EXPECT_EQ(school.rows("mark"), 2);
  EXPECT_EQ(state(draft), "applied");
  EXPECT_EQ(school.rows("draft_mark"), 0) << "what became fact is no draft any more";
  EXPECT_EQ(apply(draft), "access.not_found");
}

// syzran-7.4.7c: the grant's last microsecond writes, the next one does not.
TEST_F(Drafts, AreWrittenWithinTheGrantedHoursOnly) {
  const DraftId draft = kept(fives(school));
  open("2026-09-22", "20:00", {draft});
  school.clock().set(school.at("2026-09-22", "20:00") - Microseconds{1});
  EXPECT_EQ(apply(draft), "edit.window_closed 7.4.7");
  school.clock().set(school.at("2026-09-23", "08:00"));
  EXPECT_EQ(apply(draft), "edit.window_closed 7.4.7");
  school.clock().set(school.at("2026-09-23", "08:00") - Microseconds{1});
  EXPECT_EQ(apply(draft), "");
}

TEST_F(Drafts, AreNobodyElses) {
  const DraftId draft = kept(fives(school));
  for (const PersonId other : {school.class_teacher, school.other_teacher}) {
    EXPECT_EQ(apply(draft, other), "access.not_found");
    EXPECT_EQ(refusal(school.run(other, DiscardDraft{draft})), "access.not_found");
    EXPECT_EQ(refusal(school.run(other, FileApplication{{school.physics_lesson}, "болезнь", "{}", {draft}})),
              "access.not_found");
  }
  EXPECT_EQ(apply(draft, school.administrator), "access.forbidden");
  EXPECT_EQ(refusal(school.run(school.teacher, DiscardDraft{DraftId{999}})), "access.not_found");
  school.database().read(school.id, [&](Transaction& transaction) {
    EXPECT_EQ(kept_drafts(transaction, school.teacher, JournalSchool::day("2026-09-01"), 10).size(), 1U);
    EXPECT_TRUE(kept_drafts(transaction, school.administrator, JournalSchool::day("2026-09-01"), 10).empty());
  });
}

TEST_F(Drafts, LeaveNoContentsInTheAuditUntilTheyAreFacts) {
  const DraftId draft = kept(fives(school));
  const auto audit = [&] { return school.text("SELECT group_concat(payload, ' ') FROM audit_payload"); };
  EXPECT_THAT(audit(), AllOf(Not(HasSubstr("secret")), HasSubstr(R"("command":"draft.kept")")));
  open("2026-09-22", "10:00", {draft});
  school.now("2026-09-22", "10:00");
  ASSERT_EQ(apply(draft), "");
  EXPECT_THAT(audit(), HasSubstr(R"("command":"marks.recorded","outcome":"recorded")"));
  EXPECT_THAT(audit(), HasSubstr(R"("mark":"5")"));
}

TEST_F(Drafts, MadeStaleMeanwhileAreAnsweredAsConflictsAndOverwriteNothing) {
  MarksRequest request = fives(school);
  request.new_task.reset();
  school.now("2026-09-14", "12:00");
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "3")}))), "");
  const TaskId task = only_task(school, school.lesson);
  request.rows = {mark(school.anna, "5", 1, task)};
  school.now("2026-09-22", "09:00");
  const DraftId draft = kept(request);
  ASSERT_EQ(refusal(school.run(school.administrator, plain_marks(school.lesson, {mark(school.anna, "4", 1, task)}))),
            "");
  open("2026-09-22", "09:00", {draft});
  EXPECT_EQ(apply(draft), "journal.stale_version");
  EXPECT_EQ(annas_mark(), "4");
  EXPECT_EQ(state(draft), "kept") << "the teacher decides what becomes of it";
  EXPECT_EQ(refusal(school.run(school.teacher, DiscardDraft{draft})), "");
  EXPECT_EQ(state(draft), "discarded");
  EXPECT_EQ(school.rows("draft_mark"), 0);
}

TEST_F(Drafts, OfTheSameCellsReplaceTheEarlierOnes) {
  school.now("2026-09-14", "12:00");
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "3")}))), "");
  const TaskId task = only_task(school, school.lesson);
  school.now("2026-09-22", "09:00");
  MarksRequest request = fives(school);
  request.new_task.reset();
  request.rows = {mark(school.anna, "5", 1, task), mark(school.boris, "5", 0, task)};
  const DraftId first = kept(request);
  request.rows = {mark(school.anna, "4", 1, task)};
  const DraftId second = kept(request);
  EXPECT_EQ(state(first), "kept");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM draft_mark WHERE draft_id = $1", {first}), 1) << "Boris' five";
  request.rows = {mark(school.boris, "2", 0, task), mark(school.anna, "4", 1, task)};
  kept(request);
  EXPECT_EQ(state(first), "replaced");
  EXPECT_EQ(state(second), "replaced");
}

// A roll and a lesson's state wait like marks.
TEST_F(Drafts, MayBeARollOrALesson) {
  RollRequest called;
  called.lesson = school.lesson;
  called.rows = {attendance(school.anna, "Н")};
  called.keeps_draft = true;
  const auto refused = school.run(school.teacher, TakeRoll{called});
  ASSERT_EQ(refusal(refused), "edit.window_closed 3 матрицы доступа, «Журнал»");
  ASSERT_EQ(refusal(school.run(school.teacher, KeepDraft{draft_of(called, refused->decisions)})), "");
  LessonRequest cancelled;
  cancelled.lesson = school.algebra_on("2026-09-07");
  cancelled.topic = "Степени";
  cancelled.state = LessonState::cancelled;
  cancelled.expected_version = 1;
  cancelled.comment = "замена";
  const auto still = school.run(school.teacher, FillLesson{cancelled});
  ASSERT_EQ(refusal(still), "edit.window_closed 7.4.7");
  ASSERT_EQ(refusal(school.run(school.teacher, KeepDraft{draft_of(cancelled, still->decisions)})), "");
  open("2026-09-22", "09:00", {DraftId{1}, DraftId{2}});
  EXPECT_EQ(apply(DraftId{1}), "");
  EXPECT_EQ(school.text("SELECT code FROM attendance"), "Н");
  EXPECT_EQ(apply(DraftId{2}), "");
  EXPECT_EQ(school.text("SELECT state || ' ' || topic FROM lesson WHERE id = $1", {cancelled.lesson}),
            "cancelled Степени");
}

TEST_F(Drafts, EndWithTheSchoolYear) {
  const DraftId draft = kept(fives(school));
  school.database().read(school.id, [&](Transaction& transaction) {
    const auto on = [&](std::string_view date) {
      return kept_drafts(transaction, school.teacher, school_year_of(JournalSchool::day(date)), 10).size();
    };
    EXPECT_EQ(on("2027-08-31"), 1U);
    EXPECT_EQ(on("2027-09-01"), 0U);
  });
  school.write([&](Transaction& transaction) {
    expire_drafts(transaction, JournalSchool::day("2027-09-01"), school.clock().now());
  });
  EXPECT_EQ(state(draft), "expired");
  EXPECT_EQ(school.rows("draft_mark"), 0);
}

TEST_F(Drafts, AreKeptOnlyOfWhatAnApplicationCouldOpen) {
  Decision closed;
  closed.findings.push_back({Verdict::refused, Problem{"edit.window_closed", {{"reopenable", "1"}}, "7.4.7"}});
  EXPECT_TRUE(waits_for_opening(closed));
  closed.findings.push_back({Verdict::refused, Problem{"edit.window_closed", {{"reopenable", "0"}}, "3.20"}});
  EXPECT_FALSE(waits_for_opening(closed));
  Decision other;
  other.findings.push_back({Verdict::refused, Problem{"mark.not_on_scale"}});
  EXPECT_FALSE(waits_for_opening(other));
}

// syzran-7.4.7b: what was done under an application says so, in its event and in the mark's history.
TEST_F(Drafts, BecomeFactsThatNameTheirApplication) {
  const DraftId draft = kept(fives(school));
  open("2026-09-22", "09:00", {draft});
  ASSERT_EQ(apply(draft), "");
  EXPECT_THAT(school.text("SELECT payload FROM event WHERE type = 'marks.recorded'"), HasSubstr(R"("application":1)"));
  EXPECT_EQ(school.text("SELECT CAST(application_id AS TEXT) || ' ' || application_clause FROM v2_mark_version "
                        "WHERE student_id = $1",
                        {school.anna}),
            "1 7.4.7");
}

}  // namespace
}  // namespace vestnik::tests
