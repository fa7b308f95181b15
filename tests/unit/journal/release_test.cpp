// A released student is not absent.
#include "journal/release_student.h"

#include <gtest/gtest.h>

#include "journal/enter_notice.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

class ReleasedStudent : public ::testing::Test {
 protected:
  std::string release(PersonId who, PersonId student, SubjectId subject, std::string_view from, std::string_view to,
                      std::string document = "справка № 4") {
    const StudentRelease wanted{
        0, student, subject, JournalSchool::day(from), JournalSchool::day(to), std::move(document)};
    return refusal(school.run(who, ReleaseStudent{wanted, "{}"}));
  }
  std::string absent(PersonId student) {
    return refusal(school.run(school.teacher, roll(school.lesson, {attendance(student, "Н")})));
  }

  JournalSchool school{"labinsk"};
};

// labinsk-5.2.4d: from, to and subject; not absent on those days.
TEST_F(ReleasedStudent, IsNotMarkedAbsentFromTheLessonsOfThatSubject) {
  ASSERT_EQ(release(school.class_teacher, school.vera, school.algebra, "2026-09-14", "2026-09-14"), "");
  EXPECT_EQ(absent(school.vera), "attendance.released 5.2.4");
  EXPECT_EQ(absent(school.boris), "");
  EXPECT_EQ(refusal(school.run(school.class_teacher, roll(school.physics_lesson, {attendance(school.vera, "Н")}))), "")
      << "from algebra only";
}

TEST_F(ReleasedStudent, IsFreeFromTheFirstToTheLastDay) {
  ASSERT_EQ(release(school.administrator, school.anna, {}, "2026-09-15", "2026-09-30"), "");
  ASSERT_EQ(release(school.administrator, school.boris, {}, "2026-09-01", "2026-09-13"), "");
  EXPECT_EQ(absent(school.anna), "") << "the day before it begins";
  EXPECT_EQ(absent(school.boris), "") << "the day after it ends";
  ASSERT_EQ(release(school.administrator, school.vera, {}, "2026-09-13", "2026-09-14"), "");
  EXPECT_EQ(absent(school.vera), "attendance.released 5.2.4") << "its last day, every subject";
}

TEST_F(ReleasedStudent, ComesIntoNoRollByANotice) {
  ASSERT_EQ(release(school.class_teacher, school.vera, {}, "2026-09-14", "2026-09-14"), "");
  AbsenceNotice notice;
  notice.student = school.vera;
  notice.kind = "illness";
  notice.from = notice.to = JournalSchool::day("2026-09-14");
  ASSERT_EQ(refusal(school.run(school.class_teacher, EnterNotice{notice, school.regulations(), "{}"})), "");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM attendance WHERE student_id = $1", {school.vera}), 0);
}

TEST_F(ReleasedStudent, IsReleasedByThoseWhoAnswerForHimOnAPaper) {
  EXPECT_EQ(release(school.teacher, school.vera, {}, "2026-09-14", "2026-09-14"), "access.not_found");
  EXPECT_EQ(release(school.class_teacher, school.outsider, {}, "2026-09-14", "2026-09-14"), "access.not_found");
  EXPECT_EQ(release(school.class_teacher, school.vera, {}, "2026-09-15", "2026-09-14"), "journal.release_days_wrong");
  EXPECT_EQ(release(school.class_teacher, school.vera, {}, "2026-09-14", "2026-09-14", " "),
            "journal.release_without_document");
  EXPECT_EQ(release(school.class_teacher, school.vera, SubjectId{99}, "2026-09-14", "2026-09-14"),
            "journal.no_such_subject");
}

}  // namespace
}  // namespace vestnik::tests
