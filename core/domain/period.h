#pragma once
/// A study period: quarter, half-year, semester, year.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"

namespace vestnik {

enum class PeriodKind : std::uint8_t { month, quarter, half_year, semester, year };

inline constexpr std::array<std::string_view, 5> period_kind_names{"month", "quarter", "half_year", "semester", "year"};
[[nodiscard]] constexpr std::string_view to_text(PeriodKind kind) {
  return period_kind_names[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr std::optional<PeriodKind> parse_period_kind(std::string_view name) {
  for (std::size_t at = 0; at < period_kind_names.size(); ++at) {
    if (period_kind_names[at] == name) return static_cast<PeriodKind>(at);
  }
  return std::nullopt;
}

struct Period {
  PeriodId id;
  PeriodKind kind = PeriodKind::quarter;
  int number = 1;  ///< within its kind and school year, from 1
  CivilDate starts;
  CivilDate ends;  ///< the last day, included
};

}  // namespace vestnik
