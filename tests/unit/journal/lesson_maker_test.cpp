#include "journal/lesson_maker.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

CivilDate on(const char* iso) { return parse_iso_date(iso).value(); }

TimetableSlot slot(int weekday, int number, WeekParity parity = WeekParity::every) {
  TimetableSlot made;
  made.id = weekday * 100 + number;
  made.group = GroupId{7};
  made.subject = SubjectId{3};
  made.teacher = PersonId{11};
  made.weekday = weekday;
  made.number = number;
  made.parity = parity;
  made.room = "204";
  made.valid_from = on("2026-09-01");
  return made;
}

TimetableFacts facts_with(std::vector<TimetableSlot> slots) {
  TimetableFacts facts;
  facts.slots = std::move(slots);
  facts.bells = {{"", 1, WallTime{480}, WallTime{525}}, {"", 2, WallTime{535}, WallTime{580}}};
  return facts;
}

std::vector<std::string> dates_of(const std::vector<PlannedLesson>& lessons) {
  std::vector<std::string> dates;
  for (const PlannedLesson& lesson : lessons) dates.push_back(to_iso(lesson.date));
  return dates;
}

const TimeZone samara = TimeZone::find("Europe/Samara").value();

TEST(LessonMaker, MakesALessonOnEveryWeekdayOfItsSlotAtTheBell) {
  const auto lessons = plan_lessons(facts_with({slot(1, 1)}), samara, on("2026-09-14"), on("2026-09-27"));
  ASSERT_EQ(dates_of(lessons), (std::vector<std::string>{"2026-09-14", "2026-09-21"}));
  EXPECT_EQ(to_iso(lessons[0].starts_at), "2026-09-14T04:00:00Z");
  EXPECT_EQ(to_iso(lessons[0].ends_at), "2026-09-14T04:45:00Z");
  EXPECT_EQ(lessons[0].teacher, PersonId{11});
  EXPECT_EQ(lessons[0].room, "204");
}

TEST(LessonMaker, CountsWeeksFromTheOneOfTheFirstOfSeptember) {
  EXPECT_EQ(week_of_school_year(on("2026-08-31")), 1);  // the Monday of the week of Tuesday 1 September
  EXPECT_EQ(week_of_school_year(on("2026-09-06")), 1);
  EXPECT_EQ(week_of_school_year(on("2026-09-07")), 2);
  EXPECT_EQ(week_of_school_year(on("2026-08-30")), 52);
  EXPECT_EQ(week_of_school_year(on("2027-01-11")), 20);
}

TEST(LessonMaker, KeepsOddAndEvenWeeksApart) {
  const auto facts = facts_with({slot(1, 1, WeekParity::odd), slot(1, 2, WeekParity::even)});
  const auto lessons = plan_lessons(facts, samara, on("2026-09-07"), on("2026-09-27"));
  ASSERT_EQ(dates_of(lessons), (std::vector<std::string>{"2026-09-07", "2026-09-14", "2026-09-21"}));
  EXPECT_EQ(lessons[0].number, 2);
  EXPECT_EQ(lessons[1].number, 1);
  EXPECT_EQ(lessons[2].number, 2);
}

TEST(LessonMaker, LeavesDaysOffEmpty) {
  auto facts = facts_with({slot(3, 1)});
  facts.calendar = {{on("2026-11-04"), "day_off", std::nullopt, "holiday"}};
  EXPECT_EQ(dates_of(plan_lessons(facts, samara, on("2026-11-02"), on("2026-11-11"))),
            (std::vector<std::string>{"2026-11-11"}));
}

TEST(LessonMaker, GivesAMovedSaturdayTheLessonsOfTheDayItFollows) {
  auto facts = facts_with({slot(1, 1), slot(6, 2)});
  facts.calendar = {{on("2026-10-31"), "school_day", 1, "order 12"}};
  const auto lessons = plan_lessons(facts, samara, on("2026-10-31"), on("2026-10-31"));
  ASSERT_EQ(lessons.size(), 1U);
  EXPECT_EQ(lessons[0].number, 1);
}

TEST(LessonMaker, MakesNothingBetweenStudyPeriods) {
  auto facts = facts_with({slot(1, 1)});
  facts.periods = {{PeriodId{1}, PeriodKind::quarter, 1, on("2026-09-01"), on("2026-10-25")},
                   {PeriodId{2}, PeriodKind::quarter, 2, on("2026-11-05"), on("2026-12-27")}};
  EXPECT_EQ(dates_of(plan_lessons(facts, samara, on("2026-10-19"), on("2026-11-09"))),
            (std::vector<std::string>{"2026-10-19", "2026-11-09"}));
}

TEST(LessonMaker, LetsSubgroupsSitAtTheSameHour) {
  auto second = slot(1, 1);
  second.group = GroupId{8};
  second.teacher = PersonId{12};
  EXPECT_EQ(plan_lessons(facts_with({slot(1, 1), second}), samara, on("2026-09-14"), on("2026-09-14")).size(), 2U);
}

TEST(LessonMaker, GivesACollegePairItsTwoAcademicHours) {
  auto pair = slot(1, 1);
  pair.academic_hours = 2;
  const auto lessons = plan_lessons(facts_with({pair}), samara, on("2026-09-14"), on("2026-09-14"));
  ASSERT_EQ(lessons.size(), 1U);
  EXPECT_EQ(lessons[0].academic_hours, 2);
}

TEST(LessonMaker, FollowsATimetableThatChangesInMidTerm) {
  auto before = slot(1, 1);
  before.valid_to = on("2026-09-20");
  auto after = slot(1, 2);
  after.valid_from = on("2026-09-21");
  const auto lessons = plan_lessons(facts_with({before, after}), samara, on("2026-09-14"), on("2026-09-21"));
  ASSERT_EQ(lessons.size(), 2U);
  EXPECT_EQ(lessons[0].number, 1);
  EXPECT_EQ(lessons[1].number, 2);
}

TEST(LessonMaker, MakesNoLessonWithoutABell) {
  EXPECT_TRUE(plan_lessons(facts_with({slot(1, 9)}), samara, on("2026-09-14"), on("2026-09-14")).empty());
}

TEST(LessonMaker, KeepsTheWallTimeOverAClockChange) {
  const TimeZone berlin = TimeZone::find("Europe/Berlin").value();
  const auto lessons = plan_lessons(facts_with({slot(1, 1)}), berlin, on("2026-10-19"), on("2026-10-26"));
  ASSERT_EQ(lessons.size(), 2U);
  EXPECT_EQ(to_iso(lessons[0].starts_at), "2026-10-19T06:00:00Z");
  EXPECT_EQ(to_iso(lessons[1].starts_at), "2026-10-26T07:00:00Z");
}

}  // namespace
}  // namespace vestnik
