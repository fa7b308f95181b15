#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "requests.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;

TEST(Marks, OfAWholeClassAreRecordedAtOnce) {
  JournalSchool school;
  const auto outcome =
      school.run(school.teacher,
                 marks(school.lesson, {mark(school.anna, "5"), mark(school.boris, "4/3"), mark(school.vera, "2")}));
  ASSERT_EQ(refusal(outcome), "");
  EXPECT_EQ(school.rows("mark"), 3);
  EXPECT_EQ(school.rows("event"), 1);
  EXPECT_EQ(school.text("SELECT payload FROM event"),
            R"({"lesson":)" + std::to_string(school.lesson.value) + R"(,"rows":[{"mark":1,"student":1,"version":1},)" +
                R"({"mark":2,"student":2,"version":1},{"mark":3,"student":3,"version":1}]})");
  EXPECT_EQ(school.number("SELECT first_grade * 10 + second_grade FROM mark WHERE student_id = $1", {school.boris}),
            43);
  EXPECT_EQ(school.text("SELECT regulation_hash FROM mark_version WHERE mark_id = 1").size(), 64U);
}

// syzran-r.t.6b: only for an assigned task; «Ответ на уроке» is made in the same call.
TEST(Marks, NeedATaskAndMakeOneInTheSameCall) {
  JournalSchool school;
  EXPECT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "5")}))),
            "edit.task_required 6 порядка работы учителя");
  EXPECT_EQ(school.rows("mark"), 0);
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))), "");
  EXPECT_EQ(school.text("SELECT title FROM task"), "Ответ на уроке");
  EXPECT_EQ(school.number("SELECT task_id FROM mark"), 1);
}

TEST(Marks, OfOneWrongRowRefuseTheWholeClass) {
  JournalSchool school;
  const auto outcome =
      school.run(school.teacher,
                 marks(school.lesson, {mark(school.anna, "5"), mark(school.outsider, "4"), mark(school.vera, "3")}));
  EXPECT_EQ(refusal(outcome), "journal.student_not_in_group");
  EXPECT_EQ(school.rows("mark") + school.rows("task") + school.rows("event"), 0);
}

TEST(Marks, InPartAreKeptAndTheWrongRowIsNamed) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.vera, "4")}))), "");
  const TaskId task = only_task(school, school.lesson);
  const auto outcome = school.run(
      school.teacher,
      plain_marks(school.lesson, {mark(school.anna, "5", 0, task), mark(school.outsider, "4", 0, task)}, true));
  ASSERT_EQ(refusal(outcome), "");
  EXPECT_EQ(school.rows("mark"), 2);
  EXPECT_TRUE(findings(outcome, 0).empty());
  EXPECT_EQ(findings(outcome, 1), std::vector<std::string>{"journal.student_not_in_group"});
}

TEST(Marks, InPartWithNothingRightAreRefused) {
  JournalSchool school;
  const auto outcome =
      school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "5"), mark(school.vera, "4")}, true));
  EXPECT_EQ(refusal(outcome), "edit.task_required 6 порядка работы учителя");
  EXPECT_EQ(school.rows("event"), 0);
}

TEST(Marks, WithoutARowAreNoCommand) {
  JournalSchool school;
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {}))), "journal.no_rows");
  EXPECT_EQ(school.rows("task"), 0);
}

TEST(Marks, OfOneStudentTwiceAreRefused) {
  JournalSchool school;
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5"), mark(school.anna, "4")}))),
            "journal.row_twice");
}

TEST(Marks, OfASuddenOtherVersionAreRefusedWithTheCurrentOne) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))), "");
  const TaskId task = only_task(school, school.lesson);
  const auto stale = school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "4", 0, task)}));
  EXPECT_EQ(refusal(stale), "journal.stale_version");
  EXPECT_EQ(stale->decisions.at(0).findings.at(0).problem.detail("current"), "1");
  EXPECT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "4", 1, task)}))), "");
  EXPECT_EQ(school.rows("mark_version"), 2);
}

TEST(Marks, OfAnotherLessonsTaskAreRefused) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.class_teacher, marks(school.physics_lesson, {mark(school.anna, "5")}))), "");
  const TaskId foreign = only_task(school, school.physics_lesson);
  EXPECT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "5", 0, foreign)}))),
            "journal.no_such_task");
}

TEST(Marks, AreTakenAwayByAVersion) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "2")}))), "");
  const TaskId task = only_task(school, school.lesson);
  ASSERT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "", 1, task)}))), "");
  EXPECT_EQ(school.rows("mark"), 1);
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM mark WHERE first_grade IS NULL AND version = 2"), 1);
  EXPECT_EQ(school.number("SELECT first_grade FROM mark_version WHERE version = 1"), 2);
}

TEST(Marks, SavedAgainAsTheyStandMakeNoVersion) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))), "");
  const TaskId task = only_task(school, school.lesson);
  const auto again = school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "5", 1, task)}));
  ASSERT_EQ(refusal(again), "");
  EXPECT_EQ(school.rows("mark_version"), 1);
  EXPECT_THAT(school.text("SELECT payload FROM event WHERE id = 2"), HasSubstr(R"("rows":[])"));
}

TEST(Marks, ThatNeverWereAreNotTakenAway) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "")}))), "");
  EXPECT_EQ(school.rows("mark") + school.rows("mark_version"), 0);
}

TEST(Marks, ForANewTaskLeaveTheOneWithoutATaskAlone) {
  JournalSchool school{"labinsk"};
  ASSERT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "3")}))), "");
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))), "");
  EXPECT_EQ(school.rows("mark"), 2);
  EXPECT_EQ(school.number("SELECT first_grade FROM mark WHERE task_id = 0"), 3);
}

// syzran-r.t.6a: only in the column of a lesson that was held.
TEST(Marks, AreRefusedForALessonThatHasNotBegun) {
  JournalSchool school;
  const LessonId next = school.algebra_on("2026-09-21");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(next, {mark(school.anna, "5")}))),
            "marks.lesson_not_held 6 порядка работы учителя");
}

// syzran-r.t.6a
TEST(Marks, AreRefusedForACancelledLesson) {
  JournalSchool school;
  school.write([&](Transaction& transaction) {
    fill_lesson(transaction, school.lesson, {LessonState::cancelled, "", "", std::nullopt},
                {.at = school.clock().now()});
  });
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))),
            "marks.lesson_not_held 6 порядка работы учителя");
}

TEST(Marks, OutsideTheScaleAreRefused) {
  JournalSchool school;
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "1")}))),
            "marks.outside_scale 4 матрицы доступа, «Школа»");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5/6")}))),
            "marks.outside_scale 4 матрицы доступа, «Школа»");
}

TEST(Marks, OfAnAbsentStudentAreKeptWithAWarning) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н")}))), "");
  const auto outcome = school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}));
  ASSERT_EQ(refusal(outcome), "");
  EXPECT_EQ(findings(outcome), std::vector<std::string>{"marks.student_absent"});
}

TEST(Marks, AreTheTeachersOfTheLessonAlone) {
  JournalSchool school;
  for (const PersonId stranger : {school.other_teacher, school.class_teacher, school.mother, school.deputy_head}) {
    EXPECT_EQ(refusal(school.run(stranger, marks(school.lesson, {mark(school.anna, "5")}))), "access.not_found");
  }
  EXPECT_EQ(refusal(school.run(school.teacher, marks(LessonId{9999}, {mark(school.anna, "5")}))), "access.not_found");
}

TEST(Marks, OfAStudentWhoLeftAreRefusedFromTheNextDay) {
  JournalSchool school;
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE membership SET valid_to = $2 WHERE institution_id = $1 AND student_id = $3",
                        {school.id, JournalSchool::day("2026-09-14"), school.vera});
  });
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.vera, "4")}))), "");
  school.now("2026-09-21", "12:00");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.algebra_on("2026-09-21"), {mark(school.vera, "4")}))),
            "journal.student_not_in_group");
}

TEST(MarksForANewTask, MakeItOnlyWithAMark) {
  JournalSchool school;
  MarksRequest request;
  request.lesson = school.lesson;
  request.partial = true;
  request.new_task = NewTask{WorkKind::oral, "Ответ на уроке", 100};
  const TaskId control = [&] {
    EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "4")}, WorkKind::control))),
              "");
    return only_task(school, school.lesson);
  }();
  request.rows = {mark(school.boris, "5", 0, control), mark(school.outsider, "5"), mark(school.vera, "")};
  ASSERT_EQ(refusal(school.run(school.teacher, RecordMarks{request})), "");
  EXPECT_EQ(school.rows("task"), 1) << "the row refused and the one without a mark need none";
  request.rows = {mark(school.vera, "5"), mark(school.outsider, "5")};
  ASSERT_EQ(refusal(school.run(school.teacher, RecordMarks{request})), "");
  EXPECT_EQ(school.rows("task"), 2);
}

}  // namespace
}  // namespace vestnik::tests
