#include <gtest/gtest.h>

#include "journal/close_sheet.h"
#include "journal/fill_lesson.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

class StateOfALesson : public ::testing::Test {
 protected:
  /// A save of the page: the topic, and the state only where it is asked for.
  Result<Recorded> save(LessonId lesson, std::optional<LessonState> state = std::nullopt, bool confirmed = false,
                        PersonId who = {}, std::string comment = {}) {
    LessonRequest request;
    request.lesson = lesson;
    request.topic = "Повторение";
    request.state = state;
    request.confirmed = confirmed;
    request.comment = std::move(comment);
    request.expected_version = school.number("SELECT version FROM lesson WHERE id = $1", {lesson});
    return school.run(who ? who : school.teacher, FillLesson{std::move(request)});
  }
  std::string state_of(LessonId lesson) { return school.text("SELECT state FROM lesson WHERE id = $1", {lesson}); }

  JournalSchool school;
};

TEST_F(StateOfALesson, OfALessonToComeStaysPlannedWhenItsTopicIsPlanned) {
  const LessonId next = school.algebra_on("2026-09-21");
  ASSERT_EQ(refusal(save(next)), "");
  EXPECT_EQ(state_of(next), "planned");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(next, {mark(school.anna, "5")}))).substr(0, 21),
            "marks.lesson_not_held");
}

TEST_F(StateOfALesson, IsHeldOnceTheLessonHasBegun) {
  ASSERT_EQ(refusal(save(school.lesson)), "");
  EXPECT_EQ(state_of(school.lesson), "held");
}

TEST_F(StateOfALesson, SentBackAsShownChangesNothing) {
  school.now("2026-10-20", "12:00");
  ASSERT_EQ(refusal(save(school.lesson, LessonState::planned)), "");
  EXPECT_EQ(state_of(school.lesson), "held");
}

TEST_F(StateOfALesson, IsNotHeldBeforeTheBell) {
  const LessonId next = school.algebra_on("2026-09-21");
  school.now("2026-09-21", "08:29");
  EXPECT_EQ(refusal(save(next, LessonState::held)), "lesson.not_begun 6 порядка работы учителя");
  EXPECT_EQ(state_of(next), "planned");
  school.now("2026-09-21", "08:30");
  EXPECT_EQ(refusal(save(next, LessonState::held)), "");
}

TEST_F(StateOfALesson, StaysCancelledUnlessAskedOtherwise) {
  ASSERT_EQ(refusal(save(school.lesson, LessonState::cancelled)), "");
  ASSERT_EQ(refusal(save(school.lesson)), "");
  EXPECT_EQ(state_of(school.lesson), "cancelled");
  ASSERT_EQ(refusal(save(school.lesson, LessonState::held)), "");
  EXPECT_EQ(state_of(school.lesson), "held");
}

TEST_F(StateOfALesson, IsNotCancelledUnderMarks) {
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))), "");
  EXPECT_EQ(refusal(save(school.lesson, LessonState::cancelled)), "lesson.has_marks 6 порядка работы учителя");
  EXPECT_EQ(refusal(save(school.lesson, LessonState::planned)), "lesson.has_marks 6 порядка работы учителя");
  EXPECT_EQ(refusal(save(school.lesson, LessonState::moved)), "lesson.has_marks 6 порядка работы учителя");
  const TaskId task = only_task(school, school.lesson);
  ASSERT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "", 1, task)}))), "");
  EXPECT_EQ(refusal(save(school.lesson, LessonState::cancelled)), "");
}

TEST_F(StateOfALesson, IsCancelledOverARollOnlyKnowingly) {
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "");
  EXPECT_EQ(refusal(save(school.lesson, LessonState::cancelled)), "lesson.has_roll 6 порядка работы учителя");
  EXPECT_EQ(state_of(school.lesson), "held");
  const auto confirmed = save(school.lesson, LessonState::cancelled, true);
  ASSERT_EQ(refusal(confirmed), "");
  EXPECT_EQ(findings(confirmed), std::vector<std::string>{"lesson.has_roll 6 порядка работы учителя"});
}

// syzran-7.4.7a: whether the lesson was held closes with the grades that rest on it; a topic may follow.
TEST_F(StateOfALesson, ClosesWithTheGradesWhileATopicMayFollow) {
  school.now("2026-09-22", "00:00");
  EXPECT_EQ(refusal(save(school.lesson, LessonState::cancelled)), "edit.window_closed 7.4.7");
  EXPECT_EQ(refusal(save(school.lesson)), "");
  EXPECT_EQ(refusal(save(school.lesson, LessonState::cancelled, false, school.administrator)), "");
}

// yarovoe-4.4.1b
TEST(ClosedSheet, ClosesTheStateOfItsLessons) {
  JournalSchool college{"yarovoe"};
  const LessonId december = college.algebra_on("2026-12-21");
  college.now("2026-12-25", "12:00");
  ASSERT_EQ(refusal(college.run(college.teacher,
                                finals(college, {final_mark(college.anna, "н/а"), final_mark(college.boris, "н/а"),
                                                 final_mark(college.vera, "н/а")}))),
            "");
  ASSERT_EQ(refusal(college.run(college.teacher, CloseSheet{{college.group, college.algebra, college.period}, "{}"})),
            "");
  LessonRequest request;
  request.lesson = december;
  request.topic = "Повторение";
  request.state = LessonState::cancelled;
  request.expected_version = 1;
  EXPECT_EQ(refusal(college.run(college.teacher, FillLesson{request})), "edit.sheet_closed 4.4.1");
  request.state = std::nullopt;
  EXPECT_EQ(refusal(college.run(college.teacher, FillLesson{request})), "");
}

}  // namespace
}  // namespace vestnik::tests
