#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "journal/enter_notice.h"
#include "journal/set_reasons.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

class Reasons : public ::testing::Test {
 protected:
  Reasons() {
    EXPECT_EQ(refusal(school.run(school.teacher,
                                 roll(school.lesson, {attendance(school.anna, "Н"), attendance(school.vera, "О")}))),
              "");
  }
  std::string set(PersonId who, std::vector<ReasonRow> rows, PersonId student) {
    ReasonsRequest request;
    request.student = student;
    request.rows = std::move(rows);
    return refusal(school.run(who, SetReasons{request}));
  }
  std::string set(PersonId who, std::vector<ReasonRow> rows) { return set(who, std::move(rows), school.anna); }
  std::string reason() { return school.text("SELECT reason FROM attendance WHERE id = 1"); }

  JournalSchool school;
};

// syzran-7.3.7
TEST_F(Reasons, AreTheClassTeachersOfTheOwnClass) {
  EXPECT_EQ(set(school.other_teacher, {{AttendanceId{1}, "УП", 1}}), "access.not_found");
  EXPECT_EQ(set(school.teacher, {{AttendanceId{1}, "УП", 1}}), "access.not_found");
  EXPECT_EQ(set(school.mother, {{AttendanceId{1}, "УП", 1}}), "access.not_found");
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{1}, "УП", 1}}), "");
  EXPECT_EQ(reason(), "УП");
  EXPECT_EQ(school.rows("attendance_version"), 3);
}

// syzran-7.3.7
TEST_F(Reasons, AreChangedAndTakenBack) {
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{1}, "УП", 1}}), "");
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{1}, "НП", 2}}), "");
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{1}, "", 3}}), "");
  EXPECT_EQ(reason(), "");
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{1}, "УП", 3}}), "journal.stale_version");
}

TEST_F(Reasons, BelongToAbsencesAndToWordsOfTheRegulation) {
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{1}, "осв", 1}}), "attendance.reason_not_allowed 7.3.7");
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{2}, "УП", 1}}, school.vera),
            "attendance.reason_without_absence 7.3.7");
}

TEST_F(Reasons, OfAnotherChildAnswerLikeThoseThatAreNot) {
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{2}, "УП", 1}}), "journal.no_such_attendance");
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{99}, "УП", 1}}), "journal.no_such_attendance");
}

TEST_F(Reasons, AreNamedOnceAndAtLeastOnce) {
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{1}, "УП", 1}, {AttendanceId{1}, "НП", 1}}), "journal.row_twice");
  EXPECT_EQ(set(school.class_teacher, {}), "journal.no_rows");
}

TEST_F(Reasons, StayWhenTheTeacherSendsTheRollAgain) {
  ASSERT_EQ(set(school.class_teacher, {{AttendanceId{1}, "УП", 1}}), "");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н", 2)}))), "");
  EXPECT_EQ(reason(), "УП");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "О", 2)}))), "");
  EXPECT_EQ(reason(), "") << "with the absence its reason goes";
}

// syzran-r.ct.2: open to the end of the quarter.
TEST_F(Reasons, StayOpenToTheEndOfTheQuarter) {
  school.now("2026-10-25", "23:59");
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{1}, "УП", 1}}), "");
  school.now("2026-10-26", "00:00");
  EXPECT_EQ(set(school.class_teacher, {{AttendanceId{1}, "НП", 2}}),
            "edit.period_closed 2 порядка работы классного руководителя");
}

/// A certificate brought to school 30 of Labinsk after the thirty days of an absence on 14 September.
class LateCertificate : public ::testing::Test {
 protected:
  LateCertificate() {
    EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н")}))), "");
  }
  Result<Recorded> enter(PersonId who, std::string document) {
    ReasonsRequest request;
    request.student = school.anna;
    request.rows = {{AttendanceId{1}, "УП", 1}};
    request.comment = std::move(document);
    return school.run(who, SetReasons{request});
  }

  JournalSchool school{"labinsk"};
};

// labinsk-3.20a: the class teacher is sent to the administrator, who enters it with its document; both are logged.
TEST_F(LateCertificate, IsEnteredByTheAdministratorWithItsDocument) {
  school.now("2026-10-15", "00:00");
  EXPECT_EQ(refusal(enter(school.class_teacher, "справка № 77")), "edit.window_closed 3.20");
  EXPECT_EQ(refusal(enter(school.administrator, "")), "edit.reason_needed 3.20");
  const auto entered = enter(school.administrator, "справка № 77");
  EXPECT_EQ(refusal(entered), "");
  EXPECT_THAT(findings(entered), ::testing::ElementsAre("edit.overridden 3.20"));
  EXPECT_EQ(school.text("SELECT reason FROM attendance"), "УП");
  EXPECT_EQ(school.text("SELECT comment FROM attendance_version WHERE version = 2"), "справка № 77");
  EXPECT_EQ(school.number("SELECT actor_id FROM attendance_version WHERE version = 2"), school.administrator.value);
  const auto audit = school.text("SELECT group_concat(payload, ' ') FROM audit_payload");
  EXPECT_THAT(audit, ::testing::HasSubstr(R"("code":"edit.overridden","clause":"3.20")"));
  EXPECT_THAT(audit, ::testing::HasSubstr(R"("code":"edit.window_closed","clause":"3.20")"));
}

// labinsk-3.20a: the last second of the thirtieth day is still the class teacher's, and needs no document.
TEST_F(LateCertificate, IsNotLateUntilTheThirtiethDayIsOver) {
  school.clock().set(school.at("2026-10-15", "00:00") - std::chrono::seconds{1});
  EXPECT_EQ(refusal(enter(school.class_teacher, "")), "");
}

// labinsk-3.20a: entered as a notice of the days of an illness, it gives its reason as well.
TEST_F(LateCertificate, GivesItsReasonAsANoticeToo) {
  school.now("2026-10-20", "10:00");
  AbsenceNotice notice;
  notice.student = school.anna;
  notice.kind = "illness";
  notice.from = notice.to = JournalSchool::day("2026-09-14");
  notice.mark.reason = "УП";
  ASSERT_EQ(refusal(school.run(school.class_teacher, EnterNotice{notice, school.regulations(), "{}"})), "");
  EXPECT_EQ(school.text("SELECT reason FROM attendance"), "") << "the class teacher's days are over";
  notice.reported_by = "справка № 77";
  ASSERT_EQ(refusal(school.run(school.administrator, EnterNotice{notice, school.regulations(), "{}"})), "");
  EXPECT_EQ(school.text("SELECT reason FROM attendance"), "УП");
}

}  // namespace
}  // namespace vestnik::tests
