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

  /// A batch that took long, or of which `put_back` messages were not taken over, makes the next one smaller, but a
  /// gateway keeps enough to work on side by side; a quick and full one lets it grow. What a throttled gateway puts
  /// back costs its messages an attempt each, so it is not offered more than it took.
  void note(std::size_t messages, Microseconds took, std::size_t put_back = 0) {
    if (messages == 0) return;
    quick_ = put_back == 0 && took >= Microseconds{0} && took <= blink;
    if (put_back > 0) next_ = std::max(least, std::min(next_, messages - std::min(put_back, messages)));
    if (took < Microseconds{0}) return;
    if (took > moment) {
      const double fitting =
          static_cast<double>(messages) * static_cast<double>(moment.count()) / static_cast<double>(took.count());
      next_ = std::max(least, std::min(next_, static_cast<std::size_t>(fitting)));
    } else if (put_back == 0 && took * 2 < moment && messages >= next_) {
      next_ = std::min(next_ * 2, most);
    }
  }

  /// Whether the last batch was taken over whole, and so fast that one more behind it keeps nobody waiting.
  [[nodiscard]] bool is_quick() const { return quick_; }

  static constexpr std::size_t least = 10;
  static constexpr std::size_t most = 1024;

 private:
  static constexpr Microseconds moment = std::chrono::milliseconds{400};
  static constexpr Microseconds blink = std::chrono::milliseconds{100};
  std::size_t next_ = 64;
  bool quick_ = false;
};

}  // namespace vestnik
