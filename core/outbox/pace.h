#pragma once
/// How many messages one claim takes, so that an urgent message does not wait long behind a batch that has left
/// already: no more than the gateway hands over in a moment, as its last batches showed.
#include <algorithm>
#include <cstddef>

#include "base/time.h"

namespace vestnik {

/// One thread.
class Pace {
 public:
  /// Messages of the next batch.
  [[nodiscard]] std::size_t next() const { return next_; }

  /// A batch that took long makes the next one smaller, but a gateway keeps enough to work on side by side; a quick
  /// and full one lets it grow.
  void note(std::size_t messages, Microseconds took) {
    if (messages == 0 || took < Microseconds{0}) return;
    if (took > moment) {
      const double fitting =
          static_cast<double>(messages) * static_cast<double>(moment.count()) / static_cast<double>(took.count());
      next_ = std::max(least, std::min(next_, static_cast<std::size_t>(fitting)));
    } else if (took * 2 < moment && messages >= next_) {
      next_ = std::min(next_ * 2, most);
    }
  }

  static constexpr std::size_t least = 10;
  static constexpr std::size_t most = 1024;

 private:
  static constexpr Microseconds moment = std::chrono::milliseconds{400};
  std::size_t next_ = 64;
};

}  // namespace vestnik
