#include "schedule/duty_turns.h"

namespace vestnik {
namespace {

/// How long a duty that was not done is asked for: as long as doing it late makes sense.
int asked_for_days(Recurrence::Turn turn) {
  switch (turn) {
    case Recurrence::Turn::school_day: return 14;
    case Recurrence::Turn::week: return 7;
    case Recurrence::Turn::month: return 31;
    case Recurrence::Turn::period:
    case Recurrence::Turn::year: break;
  }
  return 60;
}

/// A turn without one before it: since when things count for it.
constexpr int first_turn_days = 366;
/// A service that was away on the day of the escalation looks back so far for debts it has never seen.
constexpr int escalation_is_fresh = 3;

}  // namespace

DutyTurn duty_turn(const DutyRule& rule, const SchoolTime& calendar, CivilDate until) {
  DutyTurn turn;
  turn.until = until;
  const auto before = calendar.day_before(rule.due, until);
  turn.from = before ? plus_days(*before, 1) : plus_days(until, -first_turn_days);
  turn.late_from =
      rule.whole_day ? calendar.zone().start_of_day(plus_days(until, 1)) : calendar.zone().instant(until, rule.due.at);
  turn.remind_on = plus_days(until, -rule.remind_before.value_or(0));
  turn.escalate_on = calendar.working_day_from(until, rule.escalate_after);
  turn.lapses_on = std::max(plus_days(until, asked_for_days(rule.due.turn)), turn.escalate_on);
  turn.periods = calendar.periods_of(rule.due, until);
  return turn;
}

std::vector<DutyTurn> duty_turns_on(const DutyRule& rule, const SchoolTime& calendar, CivilDate day) {
  std::vector<DutyTurn> turns;
  if (const auto last = calendar.day_before(rule.due, day)) {
    DutyTurn turn = duty_turn(rule, calendar, *last);
    if (turn.escalate_on <= day && day <= plus_days(turn.escalate_on, escalation_is_fresh)) {
      turns.push_back(std::move(turn));
    }
  }
  const CivilDate farthest = plus_days(day, rule.remind_before.value_or(0));
  for (auto until = calendar.day_from(rule.due, day); until && *until <= farthest;
       until = calendar.day_from(rule.due, plus_days(*until, 1))) {
    turns.push_back(duty_turn(rule, calendar, *until));
  }
  return turns;
}

}  // namespace vestnik
