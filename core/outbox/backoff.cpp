#include "outbox/backoff.h"

#include <algorithm>

namespace vestnik {

Instant next_attempt(const RelayLimits& limits, int attempts, Instant now, Random& random) {
  constexpr int most_doublings = 20;
  const auto doubled = limits.first_pause * (std::int64_t{1} << std::clamp(attempts - 1, 0, most_doublings));
  const Microseconds pause = std::min<std::chrono::seconds>(doubled, limits.longest_pause);
  const auto spread = static_cast<std::uint64_t>(pause.count() / 5);
  return now + pause + Microseconds{static_cast<std::int64_t>(spread == 0 ? 0 : random.below(spread))};
}

}  // namespace vestnik
