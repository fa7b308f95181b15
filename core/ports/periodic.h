#pragma once
/// What families are told at moments of the calendar rather than of an event: results of the week, a reminder to visit
/// the diary, a forecast before the period ends (syzran-7.3.8, labinsk-4.4.5, yarovoe-4.3.5, usolye-7.2).
#include "ports/regulation.h"
#include "ports/schedule.h"

namespace vestnik {

/// A `notify` with `every` instead of `when`.
struct PeriodicRule {
  NotifyRule telling;  ///< whom, by which channels; `when.name` says what it tells of ("results")
  Recurrence every;
};

}  // namespace vestnik
