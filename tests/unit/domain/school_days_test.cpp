// What counts as a day with lessons, and counting them.
#include "domain/school_days.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

CivilDate day(std::string_view iso) { return *parse_iso_date(iso); }

Period period(PeriodKind kind, std::string_view starts, std::string_view ends) {
  return {PeriodId{}, kind, 1, day(starts), day(ends)};
}

std::vector<Period> first_quarters() {
  return {period(PeriodKind::year, "2026-09-01", "2027-05-26"), period(PeriodKind::quarter, "2026-09-01", "2026-10-25"),
          period(PeriodKind::quarter, "2026-11-05", "2026-12-27")};
}

LessonDays calendar(std::vector<SpecialDay> special = {}) {
  return {first_quarters(), std::move(special), monday_to_saturday()};
}

TEST(SchoolDays, AreNoSundaysAndNoHolidaysBetweenQuarters) {
  const LessonDays days = calendar();
  EXPECT_TRUE(days.has_lessons(day("2026-10-24")));
  EXPECT_FALSE(days.has_lessons(day("2026-10-25"))) << "a Sunday";
  EXPECT_FALSE(days.has_lessons(day("2026-10-28"))) << "holidays, although the year goes on";
  EXPECT_TRUE(days.has_lessons(day("2026-11-05")));
  EXPECT_FALSE(days.has_lessons(day("2026-08-31")));
}

TEST(SchoolDays, AreCountedPastHolidays) {
  const LessonDays days = calendar();
  EXPECT_EQ(school_day_after(days, day("2026-10-22"), 2), day("2026-10-24"));
  EXPECT_EQ(school_day_after(days, day("2026-10-22"), 3), day("2026-11-05"));
  EXPECT_EQ(school_day_before(days, day("2026-11-05"), 1), day("2026-10-24"));
  EXPECT_EQ(school_day_after(days, day("2026-10-28"), 0), day("2026-10-28"));
}

TEST(SchoolDays, ACancelledDayCountsNoMoreAndAMovedOneCounts) {
  const LessonDays days = calendar({{day("2026-09-16"), false}, {day("2026-09-20"), true}});
  EXPECT_EQ(school_day_after(days, day("2026-09-14"), 2), day("2026-09-17"));
  EXPECT_EQ(school_day_after(days, day("2026-09-19"), 1), day("2026-09-20")) << "a Sunday with lessons by order";
}

TEST(SchoolDays, OfFiveDayWeeksSkipSaturdays) {
  TeachingWeek week = monday_to_saturday();
  week.reset(6);
  const LessonDays days{first_quarters(), {}, week};
  EXPECT_EQ(school_day_after(days, day("2026-09-18"), 1), day("2026-09-21"));
}

TEST(SchoolDays, InSummerWeekdaysCountSoThatALimitEnds) {
  const LessonDays known{{period(PeriodKind::quarter, "2027-03-31", "2027-05-26")}, {}, monday_to_saturday()};
  EXPECT_EQ(school_day_after(known, day("2027-05-25"), 1), day("2027-05-26"));
  EXPECT_EQ(school_day_after(known, day("2027-05-25"), 10), day("2027-06-05"));
  // The next year, once entered, opens nothing again.
  const LessonDays next{{period(PeriodKind::quarter, "2027-03-31", "2027-05-26"),
                         period(PeriodKind::quarter, "2027-09-01", "2027-10-24")},
                        {},
                        monday_to_saturday()};
  EXPECT_EQ(school_day_after(next, day("2027-05-25"), 10), day("2027-06-05"));
}

}  // namespace
}  // namespace vestnik
