#pragma once
/// A circuit breaker: whoever failed several times in a row rests, longer each time, and is tried with one piece of
/// work before it gets the rest. By the injected clock. One thread, or guarded by its owner.
#include <algorithm>

#include "base/time.h"

namespace vestnik {

struct BreakerTerms {
  int failures_in_a_row = 5;
  std::chrono::seconds first_rest{30};  ///< doubled with every trial that fails too
  std::chrono::seconds longest_rest{600};
};

class Breaker {
 public:
  explicit Breaker(BreakerTerms terms = {}) : terms_(terms) {}

  /// It failed too often, and nothing has gone well since.
  [[nodiscard]] bool open() const { return open_; }
  /// After a clock that was set back there is no rest left: a trial costs less than an hour of silence.
  [[nodiscard]] bool rests(Instant now) const { return open_ && now < until_ && until_ - now <= rest_; }
  /// The rest is over: one piece of work shows whether it is well again.
  [[nodiscard]] bool half_open(Instant now) const { return open_ && !rests(now); }
  [[nodiscard]] Instant until() const { return until_; }
  [[nodiscard]] std::chrono::seconds rest() const { return rest_; }

  void succeeded() { *this = Breaker{terms_}; }
  /// What fails while it rests had begun before: it makes the rest no longer.
  void failed(Instant now) {
    ++failures_;
    if (rests(now) || (!open_ && failures_ < terms_.failures_in_a_row)) return;
    rest_ = open_ ? std::min(2 * rest_, terms_.longest_rest) : terms_.first_rest;
    open_ = true;
    until_ = now + rest_;
  }

 private:
  BreakerTerms terms_;
  bool open_ = false;
  int failures_ = 0;
  std::chrono::seconds rest_{0};
  Instant until_{};
};

}  // namespace vestnik
