#pragma once
/// How fast an operator wants to be spoken to: so many submit_sm a second, fewer after each ESME_RTHROTTLED.
#include <chrono>

namespace vestnik::smpp {

/// A bucket of tokens that is filled evenly and holds a tenth of a second. Without a limit of its own it knows none
/// until the operator complains; then it halves what went out in the last second, waits a second, and comes back by a
/// tenth every ten seconds without a complaint. One thread.
class Pace {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// `rate` parts a second; 0: as fast as the operator takes them.
  explicit Pace(double rate) : agreed_(rate), rate_(rate) {}

  /// Whether one may go out now. Counts it.
  [[nodiscard]] bool take(Time now);
  /// When the next one may go out, after take() said no.
  [[nodiscard]] Time next(Time now) const;
  /// The operator complained.
  void slow_down(Time now);
  /// Parts a second at present; 0: no limit.
  [[nodiscard]] double rate() const { return rate_; }

 private:
  void refill(Time now);

  double agreed_;
  double rate_;
  double tokens_ = 1;
  Time filled_{};
  Time paused_until_{};
  Time complained_{};
  Time counted_since_{};
  double counted_ = 0;
  double last_second_ = 0;
};

}  // namespace vestnik::smpp
