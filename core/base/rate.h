#pragma once
/// "50/minute": so many within a time. Written as KumoMTA writes its throttles. Pure; any thread.
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/time.h"

namespace vestnik {

struct Rate {
  std::size_t count = 0;
  Microseconds period{};
};

/// A count of 1 to 100000, "/", and s, sec, second, m, min, minute, h, hr, hour, d or day; "1,000/hr" is 1000 an hour.
[[nodiscard]] std::optional<Rate> parse_rate(std::string_view text);

}  // namespace vestnik
