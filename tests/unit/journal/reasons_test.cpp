#include <gtest/gtest.h>

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

}  // namespace
}  // namespace vestnik::tests
