#pragma once
/// Cases about the calendar: `turn = { duty = "daily_filling", from = "2026-09-14", to = "2026-09-16" }` asks when a
/// duty falls due, whom it reminds and to whom it goes when it is not done; `turn = { message = "results", … }` when a
/// message by the calendar leaves.
#include <optional>
#include <string>
#include <vector>

#include "lua/case_calendar.h"

namespace vestnik {

/// The days asked of, in the periods of the regulation.
struct CalendarTurns {
  std::string duty;     ///< name of a `duty`, or
  std::string message;  ///< of a `notify` with `every`
  CivilDate from;
  CivilDate to;  ///< included
  CaseCalendar calendar;
  std::optional<Period> ordered;          ///< whose order names a date for its finals
  std::optional<CivilDate> due_by_order;  ///< that date
};

/// What a case says of the turns. Nothing named: anything will do. Dates as "2026-09-14", moments as
/// "2026-09-14 18:00".
struct TurnExpectation {
  std::vector<std::string> due;       ///< of all turns of the days, in order
  std::vector<std::string> remind;    ///< of a duty, a date a turn
  std::vector<std::string> escalate;  ///< of a duty, a date a turn
  std::vector<std::string> of;        ///< roles whose duty it is
  std::vector<std::string> to;        ///< roles a duty goes to when it is late; audiences of a message
  std::vector<std::string> by;        ///< channels of a message, in order
};

[[nodiscard]] CalendarTurns read_turns(const Node& turn, const Regulation& regulation, FileFindings& findings);
[[nodiscard]] TurnExpectation read_turn_expectation(Fields& fields);

}  // namespace vestnik
