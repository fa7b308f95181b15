#pragma once
/// Control counts by calendar months.
#include "base/time.h"

namespace vestnik::inspection {

[[nodiscard]] inline CivilDate first_of_month(CivilDate day) {
  return std::chrono::year_month_day{day.year() / day.month() / std::chrono::day{1}};
}

}  // namespace vestnik::inspection
