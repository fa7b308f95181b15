/// When things fall due by an institution's calendar: holidays, vacations, clock changes, ends of months and years.
#include "schedule/school_calendar.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

using Turn = Recurrence::Turn;

CivilDate day(std::string_view text) { return parse_iso_date(text).value(); }
TimeZone zone(std::string_view name) { return TimeZone::find(name).value(); }

Period quarter(int number, std::string_view from, std::string_view until) {
  return {PeriodId{number}, PeriodKind::quarter, number, day(from), day(until)};
}

CalendarFacts year_2026() {
  CalendarFacts facts;
  facts.scripted = {quarter(1, "2026-09-01", "2026-10-25"), quarter(2, "2026-11-05", "2026-12-27"),
                    quarter(3, "2027-01-11", "2027-03-21"), quarter(4, "2027-03-31", "2027-05-26")};
  facts.scripted.push_back({PeriodId{}, PeriodKind::year, 1, day("2026-09-01"), day("2027-05-26")});
  return facts;
}

CalendarDay day_off(std::string_view date) { return {day(date), std::string{day_kind::day_off}, std::nullopt, ""}; }

Recurrence weekly(int weekday, std::string_view at) {
  Recurrence held;
  held.weekday = weekday;
  held.at = parse_clock(at).value();
  return held;
}

Recurrence before_period_end(int days, std::vector<PeriodKind> kinds = {PeriodKind::quarter}) {
  Recurrence held;
  held.turn = Turn::period;
  held.kinds = std::move(kinds);
  held.offset_days = -days;
  return held;
}

Recurrence yearly(int month, int of_month) {
  Recurrence held;
  held.turn = Turn::year;
  held.month = month;
  held.day = of_month;
  return held;
}

Recurrence monthly(int of_month) {
  Recurrence held;
  held.turn = Turn::month;
  held.day = of_month;
  return held;
}

std::string said(const std::optional<Instant>& at) { return at ? to_iso(*at) : "never"; }
std::string said(const std::optional<CivilDate>& at) { return at ? to_iso(*at) : "never"; }
Instant instant(std::string_view text) { return parse_iso_instant(text).value(); }

TEST(SchoolCalendar, MeansTheWallClockOfEachInstitutionInSummerAndInWinter) {
  const Recurrence friday = weekly(5, "16:00");
  const auto next_in = [&](std::string_view name, std::string_view after) {
    return said(SchoolCalendar{CalendarFacts{}, zone(name)}.next(friday, instant(after)));
  };
  EXPECT_EQ(next_in("Europe/Samara", "2026-09-14T00:00:00Z"), "2026-09-18T12:00:00Z");
  EXPECT_EQ(next_in("Asia/Barnaul", "2026-09-14T00:00:00Z"), "2026-09-18T09:00:00Z");
  // A zone that still changes its clocks: the hour on the wall stays, the instant moves.
  EXPECT_EQ(next_in("Europe/Berlin", "2026-10-19T00:00:00Z"), "2026-10-23T14:00:00Z");
  EXPECT_EQ(next_in("Europe/Berlin", "2026-10-26T00:00:00Z"), "2026-10-30T15:00:00Z");
}

TEST(SchoolCalendar, AnHourThatIsSkippedInSpringIsTheInstantOfTheChange) {
  const SchoolCalendar calendar{CalendarFacts{}, zone("Europe/Berlin")};
  EXPECT_EQ(said(calendar.next(weekly(7, "02:30"), instant("2027-03-25T00:00:00Z"))), "2027-03-28T01:00:00Z");
  EXPECT_EQ(said(calendar.next(weekly(7, "02:30"), instant("2027-03-28T01:00:00Z"))), "2027-04-04T00:30:00Z");
}

TEST(SchoolCalendar, TheMomentItselfIsNotLaterThanItself) {
  const SchoolCalendar calendar{year_2026(), zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.next(weekly(5, "16:00"), instant("2026-09-18T11:59:59Z"))), "2026-09-18T12:00:00Z");
  EXPECT_EQ(said(calendar.next(weekly(5, "16:00"), instant("2026-09-18T12:00:00Z"))), "2026-09-25T12:00:00Z");
}

TEST(SchoolCalendar, AFridayThatIsAHolidayHandsItsMomentToThursday) {
  CalendarFacts facts = year_2026();
  facts.days = {day_off("2026-09-18")};
  const SchoolCalendar calendar{std::move(facts), zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.day_from(weekly(5, "16:00"), day("2026-09-14"))), "2026-09-17");
  // On Friday itself the week's moment is over.
  EXPECT_EQ(said(calendar.day_from(weekly(5, "16:00"), day("2026-09-18"))), "2026-09-25");
}

TEST(SchoolCalendar, NothingWeeklyFallsIntoVacations) {
  const SchoolCalendar calendar{year_2026(), zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.day_from(weekly(5, "16:00"), day("2026-10-24"))), "2026-11-06");
  EXPECT_EQ(said(calendar.day_from(weekly(5, "16:00"), day("2026-12-26"))), "2027-01-15");
  // Sunday is no day with lessons anyway; it only needs a week with lessons.
  EXPECT_EQ(said(calendar.day_from(weekly(7, "18:00"), day("2026-10-26"))), "2026-11-08");
}

TEST(SchoolCalendar, TheEndOfTheWeekIsItsLastDayWithLessons) {
  CalendarFacts facts = year_2026();
  facts.taught = monday_to_saturday();
  facts.days = {day_off("2026-09-19")};
  const SchoolCalendar calendar{std::move(facts), zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.day_from(weekly(0, "16:00"), day("2026-09-14"))), "2026-09-18");
  EXPECT_EQ(said(calendar.day_from(weekly(0, "16:00"), day("2026-09-21"))), "2026-09-26");
}

TEST(SchoolCalendar, AMovedSaturdayIsADayWithLessonsAndAFrostDayIsNot) {
  CalendarFacts facts = year_2026();
  facts.days = {{day("2026-09-19"), std::string{day_kind::school_day}, 1, "перенос"}, day_off("2026-09-21")};
  const SchoolCalendar calendar{std::move(facts), zone("Europe/Samara")};
  EXPECT_TRUE(calendar.has_lessons(day("2026-09-19")));
  EXPECT_FALSE(calendar.has_lessons(day("2026-09-20")));
  EXPECT_FALSE(calendar.has_lessons(day("2026-09-21")));
  EXPECT_EQ(said(calendar.school_day_from(day("2026-09-18"), 2)), "2026-09-22");
  EXPECT_EQ(said(calendar.school_day_from(day("2026-09-22"), -1)), "2026-09-19");
}

TEST(SchoolCalendar, SchoolDaysGoFromYearToYearOverTheVacations) {
  const SchoolCalendar calendar{year_2026(), zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.school_day_from(day("2026-12-25"), 1)), "2027-01-11");
}

TEST(SchoolCalendar, DatesOfTheOrderGoBeforeThoseOfTheScript) {
  CalendarFacts facts = year_2026();
  facts.ordered = {quarter(1, "2026-09-01", "2026-10-30")};
  const SchoolCalendar calendar{std::move(facts), zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.day_from(before_period_end(3), day("2026-09-14"))), "2026-10-27");
  // The quarters that no order has touched stay as the script says.
  EXPECT_EQ(said(calendar.day_from(before_period_end(3), day("2026-10-28"))), "2026-12-24");
  EXPECT_TRUE(calendar.has_lessons(day("2026-10-30")));
}

TEST(SchoolCalendar, CountsDaysFromTheEndAndTheStartOfPeriods) {
  const SchoolCalendar calendar{year_2026(), zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.day_from(before_period_end(0), day("2026-09-01"))), "2026-10-25");
  EXPECT_EQ(said(calendar.day_from(before_period_end(-5), day("2026-09-01"))), "2026-10-30");
  Recurrence start = before_period_end(0);
  start.from_start = true;
  start.offset_days = 9;
  EXPECT_EQ(said(calendar.day_from(start, day("2026-09-11"))), "2026-11-14");
  Recurrence school_days = before_period_end(2);
  school_days.school_days = true;
  EXPECT_EQ(said(calendar.day_from(school_days, day("2026-09-01"))), "2026-10-22");
}

TEST(SchoolCalendar, EveryKindOfPeriodCountsWhenNoneIsNamed) {
  const SchoolCalendar calendar{year_2026(), zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.day_from(before_period_end(3, {}), day("2027-05-01"))), "2027-05-23");
  EXPECT_EQ(said(calendar.day_from(before_period_end(3, {PeriodKind::year}), day("2026-09-01"))), "2027-05-23");
}

TEST(SchoolCalendar, TheThirtyFirstIsTheLastDayOfAShorterMonth) {
  const SchoolCalendar calendar{CalendarFacts{}, zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.day_from(monthly(31), day("2026-09-14"))), "2026-09-30");
  EXPECT_EQ(said(calendar.day_from(monthly(31), day("2027-02-01"))), "2027-02-28");
  EXPECT_EQ(said(calendar.day_from(monthly(1), day("2026-12-02"))), "2027-01-01");
}

TEST(SchoolCalendar, TheEndOfAMonthIsItsLastDayWithLessonsAndSummerHasNone) {
  const SchoolCalendar calendar{year_2026(), zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.day_from(monthly(0), day("2026-10-01"))), "2026-10-23");
  EXPECT_EQ(said(calendar.day_from(monthly(0), day("2027-05-27"))), "never");
}

TEST(SchoolCalendar, TheTwentyNinthOfFebruaryIsTheLastDayOfFebruary) {
  const SchoolCalendar calendar{CalendarFacts{}, zone("Europe/Samara")};
  EXPECT_EQ(said(calendar.day_from(yearly(2, 29), day("2026-09-01"))), "2027-02-28");
  EXPECT_EQ(said(calendar.day_from(yearly(2, 29), day("2027-03-01"))), "2028-02-29");
  EXPECT_EQ(said(calendar.day_from(yearly(8, 31), day("2026-09-01"))), "2027-08-31");
  EXPECT_EQ(said(calendar.day_from(yearly(8, 31), day("2027-08-31"))), "2027-08-31");
}

}  // namespace
}  // namespace vestnik
