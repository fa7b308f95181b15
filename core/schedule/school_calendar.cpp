#include "schedule/school_calendar.h"

#include <algorithm>

namespace vestnik {
namespace {

using std::chrono::years;

/// Of a school without a timetable nobody knows whether it teaches on Saturdays. A limit counts them and closes the
/// sooner (domain/school_days.h); a reminder spares them.
constexpr TeachingWeek monday_to_friday{0b0011'1110};

/// How far a moment is looked for.
constexpr int farthest_days = 731;

int farthest_turns(Recurrence::Turn turn) {
  switch (turn) {
    case Recurrence::Turn::week: return farthest_days / 7;
    case Recurrence::Turn::month: return 24;
    default: return 2;
  }
}

CivilDate clipped(std::chrono::year_month month, int day) {
  const CivilDate last{month / std::chrono::last};
  return std::min(last, CivilDate{month / std::chrono::day{static_cast<unsigned>(day)}});
}

/// Labour Code of Russia, article 112. What the government moves is entered into the calendar.
bool is_public_holiday(CivilDate date) {
  const auto month = static_cast<unsigned>(date.month());
  const auto day = static_cast<unsigned>(date.day());
  constexpr std::array<std::pair<unsigned, unsigned>, 6> days{{{2, 23}, {3, 8}, {5, 1}, {5, 9}, {6, 12}, {11, 4}}};
  constexpr unsigned last_of_january = 8;
  if (month == 1) return day <= last_of_january;
  return std::ranges::find(days, std::pair{month, day}) != days.end();
}

CivilDate monday_of(CivilDate date) { return plus_days(date, 1 - iso_weekday(date)); }

bool counts(const Recurrence& recurrence, PeriodKind kind) {
  if (recurrence.kinds.empty()) return kind != PeriodKind::month;
  return std::ranges::find(recurrence.kinds, kind) != recurrence.kinds.end();
}

}  // namespace

CalendarFacts read_calendar(Transaction& transaction, const Regulation& regulation) {
  CalendarFacts facts;
  for (const StudyPeriod& held : study_periods(transaction)) facts.ordered.push_back(held.period);
  facts.scripted.assign(regulation.periods().begin(), regulation.periods().end());
  constexpr CivilDate first{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}};
  constexpr CivilDate last{std::chrono::year{9999}, std::chrono::December, std::chrono::day{31}};
  facts.days = calendar_days(transaction, first, last);
  transaction.query("SELECT id, finals_due FROM study_period WHERE institution_id = $1 AND finals_due IS NOT NULL",
                    {transaction.institution()},
                    [&](const Row& row) { facts.finals_due.emplace(row.id<PeriodId>(0), row.date(1)); });
  // What was taught in earlier years tells nothing of this one's week.
  CivilDate begins = facts.scripted.empty() ? first : last;
  for (const Period& period : facts.scripted) begins = std::min(begins, period.starts);
  facts.taught = timetable_week(transaction, begins, last);
  return facts;
}

SchoolCalendar::SchoolCalendar(CalendarFacts facts, TimeZone zone)
    : zone_(zone),
      periods_(periods_in_force(std::move(facts.ordered), facts.scripted)),
      week_(facts.taught.none() ? monday_to_friday : facts.taught),
      lesson_days_(periods_, special_days(facts.days), week_),
      days_(std::move(facts.days)),
      finals_due_(std::move(facts.finals_due)) {
  std::ranges::sort(days_, {}, &CalendarDay::date);
}

const CalendarDay* SchoolCalendar::special(CivilDate date) const {
  const auto found = std::ranges::lower_bound(days_, date, {}, &CalendarDay::date);
  return found == days_.end() || found->date != date ? nullptr : &*found;
}

std::optional<CivilDate> SchoolCalendar::school_day_from(CivilDate date, int n) const {
  const int step = n < 0 ? -1 : 1;
  int left = std::abs(n);
  for (int days = 0; days < farthest_days && left > 0; ++days) {
    date = plus_days(date, step);
    if (has_lessons(date)) --left;
  }
  return left == 0 ? std::optional{date} : std::nullopt;
}

bool SchoolCalendar::is_working_day(CivilDate date) const {
  if (has_lessons(date)) return true;
  const CalendarDay* day = special(date);
  const bool day_off = day != nullptr && day->kind == day_kind::day_off;
  return !day_off && iso_weekday(date) <= 5 && !is_public_holiday(date);
}

CivilDate SchoolCalendar::working_day_from(CivilDate date, int n) const {
  for (int days = 0; days < farthest_days && n > 0; ++days) {
    date = plus_days(date, 1);
    if (is_working_day(date)) --n;
  }
  return date;
}

std::optional<CivilDate> SchoolCalendar::last_school_day(CivilDate from, CivilDate until) const {
  for (CivilDate date = until; date >= from; date = plus_days(date, -1)) {
    if (has_lessons(date)) return date;
  }
  return std::nullopt;
}

std::optional<CivilDate> SchoolCalendar::of_week(const Recurrence& recurrence, CivilDate monday) const {
  const CivilDate sunday = plus_days(monday, 6);
  const auto last = last_school_day(monday, sunday);
  if (!last || recurrence.weekday == 0) return last;
  const CivilDate day = plus_days(monday, recurrence.weekday - 1);
  if (has_lessons(day) || !is_taught_weekday(day)) return day;
  return last_school_day(monday, day);
}

std::optional<CivilDate> SchoolCalendar::of_month(const Recurrence& recurrence, std::chrono::year_month month) const {
  if (recurrence.day == 0) return last_school_day(clipped(month, 1), clipped(month, 31));
  return clipped(month, recurrence.day);
}

std::optional<CivilDate> SchoolCalendar::of_year(const Recurrence& recurrence, std::chrono::year year) const {
  return clipped(year / std::chrono::month{static_cast<unsigned>(recurrence.month)}, recurrence.day);
}

std::optional<CivilDate> SchoolCalendar::of_period(const Recurrence& recurrence, const Period& period) const {
  if (recurrence.by_order) {
    const auto order = finals_due_.find(period.id);
    return order == finals_due_.end() ? std::nullopt : std::optional{order->second};
  }
  const CivilDate base = recurrence.from_start ? period.starts : period.ends;
  if (!recurrence.school_days || recurrence.offset_days == 0) return plus_days(base, recurrence.offset_days);
  return school_day_from(base, recurrence.offset_days);
}

std::optional<CivilDate> SchoolCalendar::next_period_day(const Recurrence& recurrence, CivilDate date) const {
  std::optional<CivilDate> first;
  for (const Period& period : periods_) {
    if (!counts(recurrence, period.kind)) continue;
    const auto day = of_period(recurrence, period);
    if (day && *day >= date && (!first || *day < *first)) first = day;
  }
  return first;
}

std::optional<CivilDate> SchoolCalendar::last_period_day(const Recurrence& recurrence, CivilDate date) const {
  std::optional<CivilDate> last;
  for (const Period& period : periods_) {
    if (!counts(recurrence, period.kind)) continue;
    const auto day = of_period(recurrence, period);
    if (day && *day < date && (!last || *day > *last)) last = day;
  }
  return last;
}

std::vector<Period> SchoolCalendar::periods_of(const Recurrence& recurrence, CivilDate day) const {
  std::vector<Period> found;
  if (recurrence.turn != Recurrence::Turn::period) return found;
  std::ranges::copy_if(periods_, std::back_inserter(found), [&](const Period& period) {
    return counts(recurrence, period.kind) && of_period(recurrence, period) == day;
  });
  return found;
}

std::optional<CivilDate> SchoolCalendar::of_turn(const Recurrence& recurrence, CivilDate date, int turns) const {
  if (recurrence.turn == Recurrence::Turn::week) return of_week(recurrence, plus_days(monday_of(date), 7 * turns));
  if (recurrence.turn == Recurrence::Turn::year) return of_year(recurrence, date.year() + years{turns});
  return of_month(recurrence, date.year() / date.month() + std::chrono::months{turns});
}

std::optional<CivilDate> SchoolCalendar::day_from(const Recurrence& recurrence, CivilDate date) const {
  if (recurrence.turn == Recurrence::Turn::period) return next_period_day(recurrence, date);
  if (recurrence.turn == Recurrence::Turn::school_day) {
    return has_lessons(date) ? std::optional{date} : school_day_from(date, 1);
  }
  for (int turns = 0; turns <= farthest_turns(recurrence.turn); ++turns) {
    const auto day = of_turn(recurrence, date, turns);
    if (day && *day >= date) return day;
  }
  return std::nullopt;
}

std::optional<CivilDate> SchoolCalendar::day_before(const Recurrence& recurrence, CivilDate date) const {
  if (recurrence.turn == Recurrence::Turn::period) return last_period_day(recurrence, date);
  if (recurrence.turn == Recurrence::Turn::school_day) return school_day_from(date, -1);
  for (int turns = 0; turns <= farthest_turns(recurrence.turn); ++turns) {
    const auto day = of_turn(recurrence, date, -turns);
    if (day && *day < date) return day;
  }
  return std::nullopt;
}

std::optional<Instant> SchoolCalendar::next(const Recurrence& recurrence, Instant after) const {
  const CivilDate today = zone_.local(after).date;
  auto day = day_from(recurrence, today);
  if (!day) return std::nullopt;
  if (const Instant moment = zone_.instant(*day, recurrence.at); moment > after) return moment;
  day = day_from(recurrence, plus_days(*day, 1));
  return day ? std::optional{zone_.instant(*day, recurrence.at)} : std::nullopt;
}

}  // namespace vestnik
