#pragma once
/// The institution's calendar: days that are not as the week says, and study periods set by order.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/period.h"
#include "domain/timetable.h"
#include "ports/database.h"

namespace vestnik {

struct CalendarDay {
  CivilDate date;
  std::string kind;                    ///< of day_kind
  std::optional<int> follows_weekday;  ///< a moved Saturday has the lessons of this weekday, 1 Monday .. 7 Sunday
  std::string reason;  ///< for people: "День народного единства", "приказ 12"
  bool operator==(const CalendarDay&) const = default;
};

struct StudyPeriod {
  Period period;
  std::string order_number;  ///< the order that set the dates, "" when none was named
};

[[nodiscard]] std::optional<CalendarDay> find_calendar_day(Transaction& transaction, CivilDate date);
/// Between the two dates, both included, in their order.
[[nodiscard]] std::vector<CalendarDay> calendar_days(Transaction& transaction, CivilDate from, CivilDate until);
/// Sets the day anew or in place of what stood there.
void set_calendar_day(Transaction& transaction, const CalendarDay& day, Instant recorded_at);
/// The day is again as the week says.
void clear_calendar_day(Transaction& transaction, CivilDate date);

/// By kind, then first day.
[[nodiscard]] std::vector<StudyPeriod> study_periods(Transaction& transaction);
/// The period of a kind that holds the date.
[[nodiscard]] std::optional<StudyPeriod> period_on(Transaction& transaction, PeriodKind kind, CivilDate date);
/// `period.id` is given by the store.
PeriodId add_study_period(Transaction& transaction, const StudyPeriod& period, Instant recorded_at);
/// Dates, number and order.
void update_study_period(Transaction& transaction, const StudyPeriod& period, Instant recorded_at);

}  // namespace vestnik
