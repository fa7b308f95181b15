// Who may write what, and of whom, when people move: substitutions, transfers, academic leave.
#include <gtest/gtest.h>

#include "journal/applications.h"
#include "journal/close_sheet.h"
#include "journal/substitute_teacher.h"
#include "records/group_store.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

std::string try_mark(JournalSchool& school, PersonId who, PersonId student) {
  return refusal(school.run(who, marks(school.lesson, {mark(student, "5")})));
}

class SubstitutedLesson : public ::testing::Test {
 protected:
  SubstitutedLesson() {
    EXPECT_EQ(
        refusal(school.run(school.deputy_head, SubstituteTeacher{{school.lesson, school.other_teacher, 1, "{}"}})), "");
  }
  JournalSchool school;
};

// syzran-7.4.7a, syzran-r.t.11: the substitute has the teacher's window, no longer and no shorter.
TEST_F(SubstitutedLesson, IsOpenToTheSubstituteInTheSameWindow) {
  school.now("2026-09-21", "23:59");
  EXPECT_EQ(try_mark(school, school.other_teacher, school.anna), "");
  school.now("2026-09-22", "00:00");
  EXPECT_EQ(try_mark(school, school.other_teacher, school.boris), "edit.window_closed 7.4.7");
}

// labinsk-4.5.1b: while another teacher gives the lesson, the one it was taken from writes nothing in it.
TEST_F(SubstitutedLesson, IsClosedToTheTeacherWhoWasSubstituted) {
  EXPECT_EQ(try_mark(school, school.teacher, school.anna), "access.not_found");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "access.not_found");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.algebra_on("2026-09-07"), {mark(school.anna, "5")}))), "")
      << "other lessons of the load stay the teacher's";
}

TEST_F(SubstitutedLesson, IsReopenedForWhoGaveIt) {
  school.now("2026-09-22", "09:00");
  EXPECT_EQ(refusal(school.run(school.teacher, FileApplication{{school.lesson}, "болезнь", "{}"})),
            "journal.not_your_lesson");
  EXPECT_EQ(refusal(school.run(school.other_teacher, FileApplication{{school.lesson}, "болезнь", "{}"})), "");
}

/// Boris leaves the class at the end of 20 September.
class StudentWhoLeft : public ::testing::Test {
 protected:
  StudentWhoLeft() {
    school.write([&](Transaction& transaction) {
      for (const Membership& held : memberships_of(transaction, school.boris))
        close_membership(transaction, held.id, JournalSchool::day("2026-09-20"), school.clock().now());
    });
  }
  void returns(GroupId group, std::string_view from) {
    school.write([&](Transaction& transaction) {
      add_membership(transaction, {0, group, school.boris, JournalSchool::day(from), std::nullopt},
                     school.clock().now());
    });
  }
  std::string mark_in(LessonId lesson, PersonId teacher) {
    return refusal(school.run(teacher, marks(lesson, {mark(school.boris, "5")})));
  }
  std::string give_final(PersonId teacher, GroupId group, PersonId student) {
    FinalsRequest request;
    request.place = {group, school.algebra, school.period};
    request.rows = {final_mark(student, "4")};
    return refusal(school.run(teacher, SetFinals{std::move(request)}));
  }
  std::string close(PersonId teacher, GroupId group) {
    return refusal(school.run(teacher, CloseSheet{{group, school.algebra, school.period}, "{}"}));
  }

  JournalSchool school;
  const std::string not_there = "journal.student_not_in_group";
};

// syzran-7.4.7a, syzran-m.journal.2 (partial: the page): marks of old lessons in the old class, of new ones in the new.
TEST_F(StudentWhoLeft, IsMarkedWhereHeSatOnTheDay) {
  returns(school.other_group, "2026-09-21");
  school.now("2026-09-21", "12:00");
  EXPECT_EQ(mark_in(school.lesson, school.teacher), "") << "14 September, in the old class";
  EXPECT_EQ(mark_in(school.algebra_on("2026-09-21"), school.teacher), not_there);
  EXPECT_EQ(mark_in(school.lesson_on("2026-09-21", school.other_group, school.algebra), school.other_teacher), "");
  EXPECT_EQ(mark_in(school.other_lesson, school.other_teacher), not_there) << "14 September, in the new class";
}

TEST_F(StudentWhoLeft, HasHisFinalInTheNewClassAndNoneIsMissingInTheOld) {
  returns(school.other_group, "2026-09-21");
  school.now("2026-10-20", "12:00");
  EXPECT_EQ(give_final(school.other_teacher, school.other_group, school.boris), "");
  EXPECT_EQ(give_final(school.teacher, school.group, school.boris), "journal.final_in_another_group");
  for (const PersonId student : {school.anna, school.vera})
    ASSERT_EQ(give_final(school.teacher, school.group, student), "");
  EXPECT_EQ(close(school.teacher, school.group), "");
  EXPECT_EQ(close(school.other_teacher, school.other_group), "journal.finals_missing") << "of the other student there";
}

// An academic leave is a time without a group: no marks, no place in the roll, no final that could be missing.
TEST_F(StudentWhoLeft, OnAcademicLeaveIsMarkedNowhereAndOwesNothing) {
  returns(school.group, "2027-09-01");
  school.now("2026-09-21", "12:00");
  const LessonId then = school.algebra_on("2026-09-21");
  EXPECT_EQ(mark_in(then, school.teacher), not_there);
  EXPECT_EQ(refusal(school.run(school.teacher, roll(then, {attendance(school.boris, "Н")}))), not_there);
  EXPECT_EQ(refusal(school.run(school.teacher, roll(then))), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM attendance WHERE student_id = $1", {school.boris}), 0);
  school.now("2026-10-20", "12:00");
  for (const PersonId student : {school.anna, school.vera})
    ASSERT_EQ(give_final(school.teacher, school.group, student), "");
  EXPECT_EQ(close(school.teacher, school.group), "");
}

}  // namespace
}  // namespace vestnik::tests
