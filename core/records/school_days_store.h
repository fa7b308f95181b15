#pragma once
/// Days with lessons out of dated data: study periods, days set by order, weekdays of the timetable.
#include <memory>
#include <span>
#include <vector>

#include "domain/school_days.h"
#include "ports/database.h"
#include "ports/regulation.h"
#include "records/calendar_store.h"

namespace vestnik {

/// Days of the calendar as dates that go against the week.
[[nodiscard]] std::vector<SpecialDay> special_days(std::span<const CalendarDay> days);

/// Weekdays on which the timetable has lessons at any time between the days, both included; none: there is no
/// timetable then.
[[nodiscard]] TeachingWeek timetable_week(Transaction& transaction, CivilDate from, CivilDate until);

/// As they stand now, for a year before and after the date: what a limit that starts or ends there can reach. Periods
/// are those in force (domain/school_days.h); without a timetable lessons are from Monday to Saturday. The answer
/// outlives the transaction. DatabaseError when the world is broken.
[[nodiscard]] std::shared_ptr<const SchoolDays> school_days_around(Transaction& transaction,
                                                                   const Regulation& regulation, CivilDate date);

}  // namespace vestnik
