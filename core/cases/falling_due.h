#pragma once
/// When duties and messages by the calendar fall due: what the scheduler does with them, without a database.
#include <string>
#include <vector>

#include "lua/case_turns.h"
#include "ports/regulation.h"

namespace vestnik {

/// One turn, in the words of a case.
struct FallsDue {
  std::string rule;
  std::string clause;
  std::string due;              ///< "2026-09-14" where the whole day is in time, else "2026-09-14 18:00"
  std::string remind;           ///< of a duty: the date
  std::string escalate;         ///< of a duty that goes to somebody when it is late: the date
  std::vector<std::string> of;  ///< roles, of a duty
  std::vector<std::string> to;  ///< roles or audiences
  std::vector<std::string> by;  ///< channels of a message, in order
};

/// By date. Pure; any thread.
[[nodiscard]] std::vector<FallsDue> falling_due(const Regulation& regulation, const TimeZone& zone,
                                                const CalendarTurns& asked);

}  // namespace vestnik
