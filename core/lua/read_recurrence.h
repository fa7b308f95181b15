#pragma once
/// Moments of the calendar as a script writes them:
///   "friday 16:00", "school_day 18:00"                   a day of every week, every day with lessons
///   end_of("day"), end_of("week"), end_of("month")       the last day with lessons of it
///   end_of("quarter"), end_of("period"), end_of("year")  the last day of study periods
///   before("period_end", 3 * days), after("semester_end", 5 * days), after("year_start", 10 * school_days)
///   by_order("period")                                   the date the order names for the period's finals
///   monthly(1), yearly("31.08")
/// Each word takes a time of day as its last value: end_of("week", "18:00").
#include <optional>

#include "lua/fields.h"
#include "ports/schedule.h"

namespace vestnik {

struct WrittenRecurrence {
  Recurrence recurrence;
  bool has_time = false;  ///< a time of day stood there
};

/// Nothing when the field is not there or is wrong, which is then found. Without a time of day, `at` stays as it is.
[[nodiscard]] std::optional<WrittenRecurrence> read_recurrence(Fields& fields, std::string_view field);

}  // namespace vestnik
