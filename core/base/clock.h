#pragma once
/// The clock as an interface: nothing in the product asks the system for the time behind its caller's back, so that
/// a whole school day can be run in a second and replayed to the byte.
#include <atomic>

#include "base/time.h"

namespace vestnik {

/// Any thread may ask.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override {
    return std::chrono::time_point_cast<Microseconds>(std::chrono::system_clock::now());
  }
};

/// A clock that stands until it is moved: simulations, the demonstration day, tests.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(to_microseconds(start)) {}
  [[nodiscard]] Instant now() const override { return from_microseconds(now_.load()); }
  void set(Instant at) { now_.store(to_microseconds(at)); }
  void advance(Microseconds by) { now_.fetch_add(by.count()); }

 private:
  std::atomic<std::int64_t> now_;
};

}  // namespace vestnik
