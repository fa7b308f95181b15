#pragma once
/// The days a page is asked for: `?from=2026-09-14&to=2026-09-20`, both included.
#include "base/result.h"
#include "ports/http.h"

namespace vestnik::diary {

struct DateRange {
  CivilDate from;
  CivilDate to;  ///< included
};

/// A date as a number, for the hash of a key.
[[nodiscard]] inline std::uint64_t day_number(CivilDate date) {
  return static_cast<std::uint64_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

/// Problems "diary.bad_date" {field}, "diary.range_reversed", "diary.range_too_long" {days}.
[[nodiscard]] Result<DateRange> read_range(const Request& request, int most_days);

}  // namespace vestnik::diary
