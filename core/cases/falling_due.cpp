#include "cases/falling_due.h"

#include <algorithm>

#include "domain/timetable.h"
#include "ports/audience_words.h"
#include "ports/periodic.h"
#include "schedule/duty_turns.h"
#include "schedule/school_calendar.h"

namespace vestnik {
namespace {

/// Periods of a script have no id; an order is about one that has.
constexpr PeriodId the_ordered{1};

SchoolCalendar calendar_of(const Regulation& regulation, const TimeZone& zone, const CalendarTurns& asked) {
  CalendarFacts facts;
  facts.scripted.assign(regulation.periods().begin(), regulation.periods().end());
  if (asked.ordered) {
    facts.ordered.push_back(*asked.ordered);
    facts.ordered.back().id = the_ordered;
    if (asked.due_by_order) facts.finals_due.emplace(the_ordered, *asked.due_by_order);
  }
  for (const SpecialDay& day : asked.calendar.special)
    facts.days.push_back({day.date, std::string{day.lessons ? day_kind::school_day : day_kind::day_off}, {}, {}});
  facts.taught = asked.calendar.week;
  return SchoolCalendar{std::move(facts), zone};
}

std::string with_time(CivilDate date, WallTime at) { return to_iso(date) + " " + to_clock(at); }

std::vector<std::string> words_of(const std::vector<Role>& roles) {
  std::vector<std::string> words;
  for (const Role role : roles) words.emplace_back(to_text(role));
  return words;
}

FallsDue turn_of(const DutyRule& rule, const DutyTurn& turn) {
  FallsDue falls{rule.name, rule.clause, {}, to_iso(turn.remind_on), {}, words_of(rule.of), words_of(rule.escalate_to),
                 {}};
  falls.due = rule.whole_day ? to_iso(turn.until) : with_time(turn.until, rule.due.at);
  if (!rule.escalate_to.empty()) falls.escalate = to_iso(turn.escalate_on);
  return falls;
}

FallsDue message_of(const PeriodicRule& rule, CivilDate day) {
  FallsDue falls{rule.telling.name, rule.telling.clause, with_time(day, rule.every.at), {}, {}, {}, {}, {}};
  for (const Audience audience : rule.telling.tell) falls.to.emplace_back(to_text(audience));
  falls.by = rule.telling.channels;
  return falls;
}

/// Calls with each day of the recurrence between the two.
template <class Take>
void each_day(const Recurrence& recurrence, const SchoolCalendar& calendar, const CalendarTurns& asked, Take&& take) {
  for (auto day = calendar.day_from(recurrence, asked.from); day && *day <= asked.to;
       day = calendar.day_from(recurrence, plus_days(*day, 1))) {
    take(*day);
  }
}

}  // namespace

std::vector<FallsDue> falling_due(const Regulation& regulation, const TimeZone& zone, const CalendarTurns& asked) {
  const SchoolCalendar calendar = calendar_of(regulation, zone, asked);
  std::vector<FallsDue> falls;
  for (const DutyRule& rule : regulation.duties()) {
    if (rule.name != asked.duty) continue;
    each_day(rule.due, calendar, asked,
             [&](CivilDate day) { falls.push_back(turn_of(rule, duty_turn(rule, calendar, day))); });
  }
  for (const PeriodicRule& rule : regulation.periodic_rules()) {
    if (rule.telling.name != asked.message) continue;
    each_day(rule.every, calendar, asked, [&](CivilDate day) { falls.push_back(message_of(rule, day)); });
  }
  return falls;
}

}  // namespace vestnik
