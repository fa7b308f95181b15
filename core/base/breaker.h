#pragma once
/// A circuit breaker: whoever failed several times in a row rests, longer each time, and is tried with one mail before
/// it gets the rest. By the injected clock. One thread.
#include <algorithm>

#include "base/time.h"

namespace vestnik::email_smtp {

class Breaker {
 public:
  static constexpr int failures_in_a_row = 5;
  static constexpr std::chrono::seconds first_rest{30};
  static constexpr std::chrono::seconds longest_rest{600};

  [[nodiscard]] bool rests(Instant now) const { return open_ && now < until_ && until_ <= now + longest_rest; }
  /// The rest is over: one mail shows whether it is well again.
  [[nodiscard]] bool half_open(Instant now) const { return open_ && !rests(now); }
  [[nodiscard]] Instant until() const { return until_; }

  void succeeded() { *this = Breaker{}; }
  /// What fails while it rests had begun before: it makes the rest no longer.
  void failed(Instant now) {
    ++failures_;
    if (rests(now) || (!open_ && failures_ < failures_in_a_row)) return;
    rest_ = open_ ? std::min(2 * rest_, longest_rest) : first_rest;
    open_ = true;
    until_ = now + rest_;
  }

 private:
  bool open_ = false;
  int failures_ = 0;
  std::chrono::seconds rest_{0};
  Instant until_{};
};

}  // namespace vestnik::email_smtp
