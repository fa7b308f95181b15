#pragma once
/// Dates as they lie in the database: what an earlier version took in must be readable, whatever its year.
#include <optional>
#include <string_view>

#include "base/time.h"

namespace vestnik {

/// Strict "YYYY-MM-DD" of a date that exists; std::nullopt otherwise. What people send is read by parse_iso_date, which
/// keeps to the years 1900 to 2200.
[[nodiscard]] std::optional<CivilDate> parse_any_date(std::string_view text);

}  // namespace vestnik
