/// What the staff are reminded of: one list a day after the last lesson, true when it is read; who hears of it above.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/schedule/duty_school.h"

namespace vestnik::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class DutyListsTest : public ::testing::Test {
 protected:
  /// Monday 14.09.2026: two lessons of Савина, the last ends at 12:40.
  void SetUp() override {
    duties.rule("daily_filling", "lessons_filled");
    first = duties.lesson(duties.savina, "2026-09-14", 1, "08:00", "08:45");
    last = duties.lesson(duties.savina, "2026-09-14", 5, "11:55", "12:40");
    duties.plan_at("2026-09-14", "07:00");
  }
  DutySchool duties;
  LessonId first;
  LessonId last;
};

// usolye-3.4a, yarovoe-3.4, yarovoe-8.4, otradny-4.teacher.1, labinsk-4.5.1a: at the end of the day a teacher with an
// unfilled lesson is reminded, with group, discipline and lesson named.
TEST_F(DutyListsTest, ATeacherWithUnfilledLessonsIsRemindedAfterTheLastOneOfTheDay) {
  duties.run_at("2026-09-14", "12:39");
  EXPECT_THAT(duties.sent(), IsEmpty());
  duties.run_at("2026-09-14", "12:40");
  const auto messages = duties.sent();
  ASSERT_THAT(messages, SizeIs(1));
  EXPECT_EQ(messages[0].recipient, duties.savina);
  EXPECT_THAT(messages[0].text, HasSubstr("Заполнить уроки: 2"));
  EXPECT_THAT(messages[0].text, HasSubstr("14.09, 1-й урок, 7-А, География: нет темы"));
  EXPECT_THAT(messages[0].text, HasSubstr("14.09, 5-й урок, 7-А, География: нет темы"));
  EXPECT_THAT(messages[0].text, HasSubstr("7.4.3"));
}

// syzran-7.4.3, syzran-r.t.5a: the missing part is named.
TEST_F(DutyListsTest, TheMissingPartIsNamed) {
  duties.regulation->terms_of_marks.task_required = true;
  duties.school.run("UPDATE lesson SET state = 'planned' WHERE id = $1", {first});
  duties.topic(last);
  duties.run_at("2026-09-14", "12:40");
  const auto roll = duties.sent();
  ASSERT_THAT(roll, SizeIs(1));
  EXPECT_THAT(roll[0].text, HasSubstr("1-й урок, 7-А, География: урок не отмечен проведённым"));
  EXPECT_THAT(roll[0].text, HasSubstr("5-й урок, 7-А, География: не отмечена посещаемость"));
  duties.fill(first);
  duties.school.run("UPDATE lesson SET state = 'held' WHERE id = $1", {first});
  duties.work(first, "oral");
  duties.roll(last);
  duties.run_at("2026-09-15", "16:00");
  const auto grades = duties.sent();
  ASSERT_THAT(grades, SizeIs(2));
  EXPECT_EQ(grades[1].recipient, duties.savina);
  EXPECT_THAT(grades[1].text, HasSubstr("1-й урок, 7-А, География: нет оценок за работу на уроке"));
  EXPECT_THAT(grades[1].text, HasSubstr("5-й урок, 7-А, География: нет задания урока"));
}

// syzran-7.4.3, syzran-r.t.8: a lesson without homework is reminded.
TEST_F(DutyListsTest, HomeworkIsADutyOfItsOwnInTheSameList) {
  duties.rule("homework", "homework_given");
  duties.run_at("2026-09-14", "12:40");
  const auto messages = duties.sent();
  ASSERT_THAT(messages, SizeIs(1));
  EXPECT_THAT(messages[0].text, HasSubstr("Заполнить уроки: 2"));
  EXPECT_THAT(messages[0].text, HasSubstr("Записать домашнее задание: 2"));
}

TEST_F(DutyListsTest, WhoFilledEverythingHearsNothing) {
  duties.fill(first);
  duties.fill(last);
  duties.run_at("2026-09-14", "12:40");
  duties.run_at("2026-09-14", "16:00");
  EXPECT_THAT(duties.sent(), IsEmpty());
  EXPECT_THAT(duties.tasks(), IsEmpty());
}

TEST_F(DutyListsTest, ThereIsOneListADayWhateverComesLater) {
  duties.run_at("2026-09-14", "12:40");
  duties.run_at("2026-09-14", "16:00");
  duties.run_at("2026-09-14", "18:00");
  EXPECT_THAT(duties.sent(), SizeIs(1));
}

TEST_F(DutyListsTest, WhatWasDoneBeforeTheListLeftIsNotInIt) {
  duties.plan_at("2026-09-14", "12:40");
  duties.fill(first);
  duties.deliver_at("2026-09-14", "12:50");
  const auto messages = duties.sent();
  ASSERT_THAT(messages, SizeIs(1));
  EXPECT_THAT(messages[0].text, HasSubstr("Заполнить уроки: 1"));
  EXPECT_THAT(messages[0].text, Not(HasSubstr("1-й урок")));
}

TEST_F(DutyListsTest, AListThatHasBecomeEmptyIsNotSent) {
  duties.plan_at("2026-09-14", "12:40");
  duties.fill(first);
  duties.fill(last);
  duties.deliver_at("2026-09-14", "12:50");
  EXPECT_THAT(duties.sent(), IsEmpty());
  EXPECT_THAT(duties.tasks(), ElementsAre("Савина daily_filling 2026-09-14 done"));
  EXPECT_THAT(duties.world.deliveries(), ElementsAre("internal cancelled(superseded)"));
}

TEST_F(DutyListsTest, AListWhoseDayIsOverIsNeverSent) {
  duties.plan_at("2026-09-14", "12:40");
  duties.deliver_at("2026-09-15", "00:00");
  EXPECT_THAT(duties.sent(), IsEmpty());
  EXPECT_THAT(duties.world.deliveries(), ElementsAre("internal cancelled(expired)"));
}

TEST_F(DutyListsTest, AListOfTheLastSecondOfTheDayLeaves) {
  duties.plan_at("2026-09-14", "12:40");
  duties.world.clock.set(duties.school.at("2026-09-15", "00:00") - std::chrono::seconds{1});
  duties.deliver_at("2026-09-14", "23:59");
  EXPECT_THAT(duties.sent(), SizeIs(1));
}

TEST_F(DutyListsTest, AServiceThatWasDownForAWeekSendsOneListNotFive) {
  for (const char* date : {"2026-09-15", "2026-09-16", "2026-09-17", "2026-09-18"}) {
    duties.lesson(duties.savina, date, 1, "08:00", "08:45");
  }
  duties.run_at("2026-09-18", "17:00");
  const auto messages = duties.sent();
  ASSERT_THAT(messages, SizeIs(2));
  EXPECT_EQ(messages[0].recipient, duties.head);
  EXPECT_EQ(messages[1].recipient, duties.savina);
}

TEST_F(DutyListsTest, NobodyOnLeaveIsReminded) {
  duties.leave(duties.savina, "2026-09-14", "2026-09-15");
  duties.run_at("2026-09-14", "12:40");
  duties.run_at("2026-09-14", "16:00");
  duties.run_at("2026-09-15", "16:00");
  EXPECT_THAT(duties.sent(), IsEmpty());
}

TEST_F(DutyListsTest, ASubstitutedLessonIsTheSubstitutesDuty) {
  duties.school.run("UPDATE lesson SET actual_teacher_id = $1", {duties.orlov});
  duties.run_at("2026-09-14", "12:40");
  const auto messages = duties.sent();
  ASSERT_THAT(messages, SizeIs(1));
  EXPECT_EQ(messages[0].recipient, duties.orlov);
  duties.run_at("2026-09-14", "16:00");
  EXPECT_THAT(duties.sent(), IsEmpty());
}

TEST_F(DutyListsTest, ACancelledLessonIsNobodysDuty) {
  duties.school.run("UPDATE lesson SET state = 'cancelled'");
  duties.run_at("2026-09-14", "16:00");
  EXPECT_THAT(duties.sent(), IsEmpty());
}

TEST_F(DutyListsTest, WhatIsStillOpenStandsInTheNextDaysListAsLate) {
  duties.run_at("2026-09-14", "12:40");
  duties.lesson(duties.savina, "2026-09-15", 2, "08:50", "09:35");
  duties.sent();
  duties.run_at("2026-09-15", "09:35");
  const auto messages = duties.sent();
  ASSERT_THAT(messages, SizeIs(1));
  EXPECT_THAT(messages[0].text, HasSubstr("Срок: 14.09, прошёл"));
  EXPECT_THAT(messages[0].text, HasSubstr("Срок: 15.09. П."));
}

TEST_F(DutyListsTest, TheDeputyHeadHearsOnTheNextWorkingDayWhoDidNotDoIt) {
  duties.run_at("2026-09-14", "12:40");
  duties.run_at("2026-09-14", "16:00");
  duties.sent();
  duties.run_at("2026-09-15", "16:00");
  const auto messages = duties.sent();
  ASSERT_THAT(messages, SizeIs(2));
  EXPECT_EQ(messages[0].recipient, duties.head);
  EXPECT_THAT(messages[0].text, HasSubstr("Савина О. П.: Заполнить уроки: 2. Срок был 14.09"));
  EXPECT_THAT(duties.tasks(), ElementsAre("Савина daily_filling 2026-09-14 escalated"));
  // Once.
  duties.run_at("2026-09-16", "16:00");
  const auto later = duties.sent();
  ASSERT_THAT(later, SizeIs(1));
  EXPECT_EQ(later[0].recipient, duties.savina);
}

TEST_F(DutyListsTest, ARollThatIsTakenLateIsSeenThoughItsLessonWasLookedAtTheSameDay) {
  duties.run_at("2026-09-14", "12:40");
  duties.fill(first);
  duties.topic(last);
  duties.lesson(duties.savina, "2026-09-15", 2, "08:50", "09:35");
  duties.run_at("2026-09-15", "09:35");
  EXPECT_THAT(duties.tasks(), ElementsAre("Савина daily_filling 2026-09-14 open", testing::_));
  duties.sent();
  duties.roll(last);
  duties.run_at("2026-09-15", "16:00");
  for (const auto& message : duties.sent()) EXPECT_NE(message.recipient, duties.head) << message.text;
}

TEST_F(DutyListsTest, AFridayIsEscalatedOnMonday) {
  duties.school.run(
      "UPDATE lesson SET date = '2026-09-18', starts_at = starts_at + 345600000000, ends_at = ends_at +"
      " 345600000000");
  duties.run_at("2026-09-18", "12:40");
  duties.run_at("2026-09-19", "16:00");
  duties.run_at("2026-09-20", "16:00");
  EXPECT_THAT(duties.sent(), SizeIs(1));
  duties.run_at("2026-09-21", "16:00");
  EXPECT_THAT(duties.sent(), SizeIs(2));
}

TEST_F(DutyListsTest, WhatWasDoneInTheMeantimeIsNotToldAbove) {
  duties.run_at("2026-09-14", "12:40");
  duties.fill(first);
  duties.fill(last);
  duties.sent();
  duties.run_at("2026-09-15", "16:00");
  EXPECT_THAT(duties.sent(), IsEmpty());
  EXPECT_THAT(duties.tasks(), ElementsAre("Савина daily_filling 2026-09-14 done"));
}

TEST_F(DutyListsTest, ADebtNobodyAsksForAnyMoreLapses) {
  duties.run_at("2026-09-14", "12:40");
  duties.run_at("2026-09-28", "16:00");
  EXPECT_THAT(duties.tasks(), ElementsAre("Савина daily_filling 2026-09-14 escalated"));
  duties.run_at("2026-09-29", "16:00");
  EXPECT_THAT(duties.tasks(), ElementsAre("Савина daily_filling 2026-09-14 lapsed"));
}

TEST_F(DutyListsTest, WhatIsUndoneAgainIsOwedAgain) {
  duties.plan_at("2026-09-14", "12:40");
  duties.fill(first);
  duties.fill(last);
  duties.deliver_at("2026-09-14", "12:50");
  EXPECT_THAT(duties.tasks(), ElementsAre("Савина daily_filling 2026-09-14 done"));
  duties.school.run("DELETE FROM roll_call WHERE lesson_id = $1", {last});
  duties.run_at("2026-09-15", "16:00");
  EXPECT_THAT(duties.tasks(), ElementsAre("Савина daily_filling 2026-09-14 escalated"));
  EXPECT_THAT(duties.sent(), SizeIs(2));
}

TEST_F(DutyListsTest, WhoCannotBeReachedHasATaskAndAReasonWhy) {
  duties.school.run("DELETE FROM account WHERE person_id = $1", {duties.savina});
  duties.run_at("2026-09-14", "12:40");
  EXPECT_THAT(duties.sent(), IsEmpty());
  EXPECT_THAT(duties.tasks(), ElementsAre("Савина daily_filling 2026-09-14 open"));
  EXPECT_THAT(duties.world.obligations(), ElementsAre("daily_filling no_way(no_address)"));
}

}  // namespace
}  // namespace vestnik::tests
