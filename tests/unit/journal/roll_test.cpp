#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "journal/enter_notice.h"
#include "journal/fill_lesson.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

std::string_view allowed_codes(const Result<Recorded>& outcome) {
  return outcome->decisions.at(0).findings.at(0).problem.detail("allowed");
}

Result<Recorded> notice(JournalSchool& school, PersonId who, PersonId student, std::string_view from,
                        std::string_view to, std::string reason = "УП") {
  AbsenceNotice asked;
  asked.student = student;
  asked.kind = "illness";
  asked.from = JournalSchool::day(from);
  asked.to = JournalSchool::day(to);
  asked.mark.reason = std::move(reason);
  asked.reported_by = "мать";
  return school.run(who, EnterNotice{asked, school.regulations(), "{}"});
}

TEST(Roll, OfAFullClassIsARecordedAct) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "");
  EXPECT_EQ(school.number("SELECT taken_by FROM roll_call"), school.teacher.value);
  EXPECT_EQ(school.rows("attendance"), 0);
  EXPECT_EQ(school.text("SELECT payload FROM event"),
            R"({"lesson":)" + std::to_string(school.lesson.value) + R"(,"rows":[]})");
  EXPECT_EQ(school.text("SELECT state FROM lesson WHERE id = $1", {school.lesson}), "held");
}

// syzran-r.t.7a
TEST(Roll, KeepsAbsenceAndLatenessApart) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher,
                               roll(school.lesson, {attendance(school.anna, "Н"), attendance(school.vera, "О")}))),
            "");
  EXPECT_EQ(school.text("SELECT code FROM attendance WHERE student_id = $1", {school.anna}), "Н");
  EXPECT_EQ(school.text("SELECT code FROM attendance WHERE student_id = $1", {school.vera}), "О");
}

// syzran-r.t.7b
TEST(Roll, DoesNotAdmitExemptionAndNamesWhatItAdmits) {
  JournalSchool school;
  const auto outcome = school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "осв")}));
  EXPECT_EQ(refusal(outcome), "attendance.code_not_allowed 7 порядка работы учителя");
  EXPECT_EQ(allowed_codes(outcome), "Н, О");
}

TEST(Roll, IsCorrectedByAVersion) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н")}))), "");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "О", 1)}))), "");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "", 2)}))), "");
  EXPECT_EQ(school.rows("attendance"), 1);
  EXPECT_EQ(school.rows("attendance_version"), 3);
  EXPECT_EQ(school.number("SELECT version FROM roll_call"), 3);
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н", 1)}))),
            "journal.stale_version");
}

TEST(Roll, LeavesWhoIsNotNamedAgainAsHeStands) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н")}))), "");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.vera, "О")}))), "");
  EXPECT_EQ(school.text("SELECT code FROM attendance WHERE student_id = $1", {school.anna}), "Н");
}

TEST(Roll, RefusesStrangersAndRepeats) {
  JournalSchool school;
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.outsider, "Н")}))),
            "journal.student_not_in_group");
  EXPECT_EQ(refusal(school.run(school.teacher,
                               roll(school.lesson, {attendance(school.anna, "Н"), attendance(school.anna, "О")}))),
            "journal.row_twice");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.other_lesson))), "access.not_found");
}

TEST(Roll, OfAFullClassIsBoundByTheWindowLikeAnyOther) {
  JournalSchool school;
  school.now("2026-09-22", "00:00");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "edit.window_closed 3 матрицы доступа, «Журнал»");
  EXPECT_EQ(school.rows("roll_call"), 0);
}

TEST(Roll, WaitsForTheBreakBeforeTheLesson) {
  JournalSchool school;
  const LessonId next = school.algebra_on("2026-09-21");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(next))), "journal.lesson_not_begun");
  school.now("2026-09-21", "08:19");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(next, {attendance(school.anna, "Н")}))),
            "journal.lesson_not_begun");
  ASSERT_EQ(refusal(notice(school, school.class_teacher, school.vera, "2026-09-21", "2026-09-21")), "")
      << "what is known beforehand has its notice";
  school.now("2026-09-21", "08:20");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(next))), "");
  EXPECT_EQ(school.text("SELECT state FROM lesson WHERE id = $1", {next}), "planned") << "not begun, so not held";
}

TEST(Roll, OfACancelledLessonIsRefused) {
  JournalSchool school;
  school.write([&](Transaction& transaction) {
    fill_lesson(transaction, school.lesson, {LessonState::cancelled, "", "", std::nullopt},
                {.at = school.clock().now()});
  });
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "attendance.lesson_not_held");
}

TEST(Roll, IsPrefilledWithAnAbsenceKnownBeforehand) {
  JournalSchool school;
  ASSERT_EQ(refusal(notice(school, school.class_teacher, school.anna, "2026-09-14", "2026-09-16")), "");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "");
  EXPECT_EQ(school.text("SELECT code || reason FROM attendance"), "НУП");
}

TEST(Roll, GivesATypedAbsenceTheReasonKnownBeforehand) {
  JournalSchool school;
  ASSERT_EQ(refusal(notice(school, school.class_teacher, school.anna, "2026-09-14", "2026-09-16")), "");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н")}))), "");
  EXPECT_EQ(school.text("SELECT code || reason FROM attendance"), "НУП");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н", 1)}))), "");
  EXPECT_EQ(school.rows("attendance_version"), 1) << "named again as it stands";
}

TEST(Roll, TakesNoNoticeOfANoticeForOtherDaysOrWhenTheChildCame) {
  JournalSchool school;
  ASSERT_EQ(refusal(notice(school, school.class_teacher, school.anna, "2026-09-15", "2026-09-16")), "");
  ASSERT_EQ(refusal(notice(school, school.class_teacher, school.vera, "2026-09-14", "2026-09-14")), "");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.vera, "")}))), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM attendance WHERE code <> ''"), 0);
}

// syzran-7.3.7: a reason is not the subject teacher's to give.
TEST(Roll, DoesNotLetTheTeacherGiveAReason) {
  JournalSchool school;
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н", 0, "УП")}))),
            "attendance.reason_not_yours 7.3.7");
}

TEST(Notice, KeepsTheRegulationsAbsenceCode) {
  JournalSchool school;
  ASSERT_EQ(refusal(notice(school, school.class_teacher, school.anna, "2026-09-15", "2026-09-20")), "");
  EXPECT_EQ(school.text("SELECT code || reason FROM absence_notice"), "НУП");
  EXPECT_EQ(school.text("SELECT payload FROM event"), R"({"notice":1,"student":1,"rows":[]})");
}

// syzran-7.3.7: own class only.
TEST(Notice, IsEnteredForTheOwnClassOrBySecretary) {
  JournalSchool school;
  EXPECT_EQ(refusal(notice(school, school.other_teacher, school.anna, "2026-09-15", "2026-09-20")), "access.not_found");
  EXPECT_EQ(refusal(notice(school, school.teacher, school.anna, "2026-09-15", "2026-09-20")), "access.not_found");
  EXPECT_EQ(refusal(notice(school, school.secretary, school.anna, "2026-09-15", "2026-09-20", "")), "");
}

// syzran-7.3.7: the reason is the class teacher's, whatever way it comes in.
TEST(Notice, OfWhomGivesNoReasonsHasNone) {
  JournalSchool school;
  EXPECT_EQ(refusal(notice(school, school.secretary, school.anna, "2026-09-14", "2026-09-20")),
            "attendance.reason_not_yours 7.3.7");
  ASSERT_EQ(refusal(notice(school, school.secretary, school.anna, "2026-09-14", "2026-09-20", "")), "");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "");
  EXPECT_EQ(school.text("SELECT code || reason FROM attendance"), "Н");
  EXPECT_EQ(refusal(notice(school, school.administrator, school.anna, "2026-09-14", "2026-09-20")), "");
  EXPECT_EQ(school.text("SELECT code || reason FROM attendance"), "НУП");
}

TEST(Notice, GivesItsReasonToAbsencesThatStandWithoutOne) {
  JournalSchool school;
  const auto absent = [&](LessonId lesson, PersonId who, PersonId student, std::string code = "Н") {
    ASSERT_EQ(refusal(school.run(who, roll(lesson, {attendance(student, std::move(code))}))), "");
  };
  absent(school.lesson, school.teacher, school.anna);
  absent(school.physics_lesson, school.class_teacher, school.anna, "О");
  absent(school.lesson, school.teacher, school.vera);
  school.now("2026-09-07", "12:00");
  absent(school.algebra_on("2026-09-07"), school.teacher, school.anna);
  school.now("2026-09-14", "13:00");
  const auto outcome = notice(school, school.class_teacher, school.anna, "2026-09-14", "2026-09-16");
  ASSERT_EQ(refusal(outcome), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM attendance WHERE reason = 'УП'"), 1);
  EXPECT_EQ(school.text("SELECT reason FROM attendance WHERE lesson_id = $1 AND student_id = $2",
                        {school.lesson, school.anna}),
            "УП");
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE id = $1", {outcome->event}),
            R"({"notice":1,"student":1,"rows":[{"attendance":1,"student":1,"version":2}]})");
}

// Reasons stay open to the end of the period only; the notice is entered all the same.
TEST(Notice, LeavesAbsencesOfAClosedPeriodAsTheyStand) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н")}))), "");
  school.now("2026-10-26", "12:00");
  const auto outcome = notice(school, school.class_teacher, school.anna, "2026-09-14", "2026-09-16");
  ASSERT_EQ(refusal(outcome), "");
  EXPECT_EQ(school.rows("absence_notice"), 1);
  EXPECT_EQ(school.text("SELECT reason FROM attendance"), "");
  ASSERT_EQ(findings(outcome, 1).size(), 1U);
  EXPECT_EQ(findings(outcome, 1).front().substr(0, 18), "edit.period_closed");
}

TEST(Notice, ChecksItsDaysAndItsReason) {
  JournalSchool school;
  EXPECT_EQ(refusal(notice(school, school.class_teacher, school.anna, "2026-09-15", "2026-09-14")),
            "journal.notice_days_wrong");
  EXPECT_EQ(refusal(notice(school, school.class_teacher, school.anna, "2026-09-15", "2027-09-30")),
            "journal.notice_days_wrong");
  const auto unknown = notice(school, school.class_teacher, school.anna, "2026-09-15", "2026-09-15", "осв");
  ASSERT_EQ(refusal(unknown), "journal.notice_reason_unknown");
  EXPECT_EQ(unknown.problem().detail("allowed"), "УП, НП");
  EXPECT_EQ(refusal(notice(school, school.class_teacher, school.anna, "2019-08-30", "2019-08-30")),
            "regulation.none_in_force");
}

}  // namespace
}  // namespace vestnik::tests
