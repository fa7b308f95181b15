#include "regulation/day_starts.h"

namespace vestnik {

DayStarts::DayStarts(TimeZone zone, CivilDate first, int days) : zone_(zone), first_(first) {
  starts_.reserve(static_cast<std::size_t>(days));
  for (int day = 0; day < days; ++day) starts_.push_back(zone_.start_of_day(plus_days(first, day)));
}

Instant DayStarts::of(std::chrono::sys_days day) const {
  const auto place = (day - first_).count();
  if (place >= 0 && static_cast<std::size_t>(place) < starts_.size()) return starts_[static_cast<std::size_t>(place)];
  return zone_.start_of_day(CivilDate{day});
}

}  // namespace vestnik
