#pragma once
/// The first instants of an institution's civil days, reckoned once: a decision asks for one on every mark, and the
/// time-zone database is ten times slower than a table.
#include <vector>

#include "base/time.h"

namespace vestnik {

/// Immutable; any thread.
class DayStarts {
 public:
  /// Keeps `days` days from `first`; other dates are asked of the zone.
  DayStarts(TimeZone zone, CivilDate first, int days);
  [[nodiscard]] Instant of(CivilDate date) const { return of(std::chrono::sys_days{date}); }
  [[nodiscard]] Instant of(std::chrono::sys_days day) const;
  [[nodiscard]] const TimeZone& zone() const { return zone_; }

 private:
  TimeZone zone_;
  std::chrono::sys_days first_;
  std::vector<Instant> starts_;
};

}  // namespace vestnik
