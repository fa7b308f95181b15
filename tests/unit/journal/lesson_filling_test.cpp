#include <gtest/gtest.h>

#include "journal/fill_lesson.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

LessonRequest filling(const JournalSchool& school, std::string topic, std::string homework, std::int64_t version = 1) {
  LessonRequest request;
  request.lesson = school.lesson;
  request.topic = std::move(topic);
  request.homework = std::move(homework);
  request.filled = true;
  request.expected_version = version;
  return request;
}

TEST(Lesson, IsFilledWithTopicHomeworkAndTasks) {
  JournalSchool school;
  auto request = filling(school, "Степень с натуральным показателем", "№ 345");
  request.homework_due = JournalSchool::day("2026-09-21");
  request.new_tasks = {{WorkKind::control, "Контрольная работа № 1", 200}};
  ASSERT_EQ(refusal(school.run(school.teacher, FillLesson{request})), "");
  EXPECT_EQ(school.text("SELECT topic FROM lesson WHERE id = $1", {school.lesson}),
            "Степень с натуральным показателем");
  EXPECT_EQ(school.text("SELECT homework || homework_due FROM lesson WHERE id = $1", {school.lesson}),
            "№ 3452026-09-21");
  EXPECT_EQ(school.number("SELECT weight_hundredths FROM task"), 200);
  EXPECT_EQ(school.text("SELECT payload FROM event"),
            R"({"lesson":)" + std::to_string(school.lesson.value) + R"(,"state":"held","version":2})");
}

// syzran-7.4.2c (partial: lines of plans): the topic is in Russian; a homework of numbers is as Russian as any other.
TEST(Lesson, TopicIsInRussianAndNumbersAreHomework) {
  JournalSchool school;
  EXPECT_EQ(refusal(school.run(school.teacher, FillLesson{filling(school, "Present Perfect", "№ 345")})),
            "lesson.russian_only 7.4.2");
  EXPECT_EQ(refusal(school.run(school.teacher, FillLesson{filling(school, "Время Present Perfect", "№ 345")})), "");
}

// syzran-r.t.9
TEST(Lesson, IsNotFilledWithoutATopic) {
  JournalSchool school;
  EXPECT_EQ(refusal(school.run(school.teacher, FillLesson{filling(school, "  ", "№ 345")})),
            "lesson.topic_required 9 порядка работы учителя");
  auto draft = filling(school, "", "№ 345");
  draft.filled = false;
  EXPECT_EQ(refusal(school.run(school.teacher, FillLesson{draft})), "");
}

// syzran-r.t.8: reminded, not forbidden.
TEST(Lesson, WithoutHomeworkIsFilledWithAReminder) {
  JournalSchool school;
  const auto outcome = school.run(school.teacher, FillLesson{filling(school, "Повторение", "")});
  ASSERT_EQ(refusal(outcome), "");
  EXPECT_EQ(findings(outcome), std::vector<std::string>{"lesson.homework_missing 8 порядка работы учителя"});
}

TEST(Lesson, HomeworkIsNotForTodayAndNotForThePast) {
  JournalSchool school;
  auto request = filling(school, "Повторение", "№ 345");
  request.homework_due = JournalSchool::day("2026-09-14");
  EXPECT_EQ(refusal(school.run(school.teacher, FillLesson{request})),
            "homework.not_for_past 4 матрицы доступа, «Журнал»");
}

TEST(Lesson, OfASuddenOtherVersionIsRefused) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, FillLesson{filling(school, "Повторение", "№ 1")})), "");
  const auto stale = school.run(school.teacher, FillLesson{filling(school, "Дроби", "№ 2")});
  EXPECT_EQ(refusal(stale), "journal.stale_version");
  EXPECT_EQ(stale->decisions.at(0).findings.at(0).problem.detail("current"), "2");
}

TEST(Lesson, BeingFilledDoesNotGoStaleByMarksAndRoll) {
  JournalSchool school;
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))), "");
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "");
  EXPECT_EQ(refusal(school.run(school.teacher, FillLesson{filling(school, "Повторение", "№ 1", 1)})), "");
}

// A full save on Thursday of a lesson whose homework was due on Wednesday corrects the topic only.
TEST(Lesson, TopicIsCorrectedAfterTheHomeworkWasDue) {
  JournalSchool school;
  auto request = filling(school, "Повторение", "№ 345");
  request.homework_due = JournalSchool::day("2026-09-16");
  ASSERT_EQ(refusal(school.run(school.teacher, FillLesson{request})), "");
  school.now("2026-09-17", "12:00");
  request.topic = "Повторение: дроби";
  request.expected_version = 2;
  EXPECT_EQ(refusal(school.run(school.teacher, FillLesson{request})), "");
  request.homework = "№ 346";
  request.expected_version = 3;
  EXPECT_EQ(refusal(school.run(school.teacher, FillLesson{request})),
            "homework.not_for_past 4 матрицы доступа, «Журнал»");
}

TEST(Lesson, IsFilledByItsTeacherAndItsSubstitute) {
  JournalSchool school;
  EXPECT_EQ(refusal(school.run(school.other_teacher, FillLesson{filling(school, "Повторение", "№ 1")})),
            "access.not_found");
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE lesson SET actual_teacher_id = $2 WHERE institution_id = $1 AND id = $3",
                        {school.id, school.other_teacher, school.lesson});
  });
  EXPECT_EQ(refusal(school.run(school.other_teacher, FillLesson{filling(school, "Повторение", "№ 1")})), "");
}

}  // namespace
}  // namespace vestnik::tests
