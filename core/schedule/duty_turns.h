#pragma once
/// When a duty reminds, is due, escalates and ends. Pure.
#include <vector>

#include "ports/duties.h"

namespace vestnik {

/// One time that a duty is due.
struct DutyTurn {
  CivilDate from;     ///< the day after the turn before
  CivilDate until;    ///< the day it is due on
  Instant late_from;  ///< the first moment that is late
  CivilDate remind_on;
  CivilDate escalate_on;
  CivilDate lapses_on;  ///< the last day on which anybody asks for it
  std::vector<Period> periods;
};

[[nodiscard]] DutyTurn duty_turn(const DutyRule& rule, const SchoolTime& calendar, CivilDate until);
/// Turns that remind on the day or have begun to, and the last one before them while its escalation is fresh.
[[nodiscard]] std::vector<DutyTurn> duty_turns_on(const DutyRule& rule, const SchoolTime& calendar, CivilDate day);

}  // namespace vestnik
