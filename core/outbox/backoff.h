#pragma once
/// When a failed message is tried again, and when it is given up.
#include <chrono>

#include "base/random.h"
#include "base/time.h"

namespace vestnik {

struct RelayLimits {
  std::size_t batch = 200;               ///< messages of one claim; a gateway may want fewer
  int attempts = 8;                      ///< then the message is dead
  std::chrono::seconds first_pause{30};  ///< doubled with every attempt
  std::chrono::seconds longest_pause{3600};
  std::chrono::seconds deliver_within{60};  ///< what a gateway is given for one batch
  /// Renewed while a gateway works on the claim: later the relay is taken for dead, and its messages are taken up
  /// again.
  std::chrono::seconds lease{25};
  /// W: what a kill may find with a gateway, or taken over without its receipts written: the two batches of one relay.
  [[nodiscard]] std::size_t most_in_flight() const { return 2 * batch; }
};

/// After `attempts` attempts (from 1). A fifth is left to chance, so that messages refused together do not come back
/// together.
[[nodiscard]] Instant next_attempt(const RelayLimits& limits, int attempts, Instant now, Random& random);

}  // namespace vestnik
