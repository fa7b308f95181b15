#pragma once
/// The other side of the reconciliation: not what became of what was to be told, but whether everything that the
/// audit's events recorded and the regulation wants told was to be told at all. Every mark, absence, reason and final
/// that stands as an event of the month left it is held against the rules in force then; a second opinion that shares
/// no code with the planner, so that a fact the planner passed over shows.
///
/// A fact that nobody owes anything of is explained where there is nobody to tell (no guardian who is to be told),
/// where it came too late for a rule that wants nothing afterwards, where its event still waits for the planner, and
/// where the record was changed since. Announcements and events of plugins are left out: whom they are for their plugin
/// alone says.
#include <map>
#include <string>

#include "plugins/informing_report/month.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik::informing_report {

struct Overlooked {
  std::int64_t facts = 0;                       ///< looked at
  std::map<std::string, std::int64_t> by_rule;  ///< that made no obligation, and nobody knows why
  [[nodiscard]] std::int64_t total() const;
};

/// A read. `zone`: the institution's.
[[nodiscard]] Overlooked find_overlooked(Transaction& transaction, const RegulationBook& regulations,
                                         const TimeZone& zone, const MonthSpan& span);

}  // namespace vestnik::informing_report
