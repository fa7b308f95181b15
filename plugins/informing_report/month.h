#pragma once
/// A calendar month of the institution, as "2026-09".
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace vestnik::informing_report {

using Month = std::chrono::year_month;

[[nodiscard]] std::optional<Month> parse_month(std::string_view text);
[[nodiscard]] std::string to_text(Month month);
[[nodiscard]] Month month_of(CivilDate day);

/// [from, until) by the institution's clock.
struct MonthSpan {
  Instant from;
  Instant until;
};
[[nodiscard]] MonthSpan span_of(const TimeZone& zone, Month month);

}  // namespace vestnik::informing_report
