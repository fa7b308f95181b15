#include "pace.h"

#include <algorithm>

namespace vestnik::smpp {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::chrono::seconds pause_after_complaint{1};
constexpr std::chrono::seconds recovers_every{10};
constexpr double recovers_by = 1.1;
constexpr double bucket_seconds = 0.1;
constexpr double slowest = 1;

}  // namespace

void Pace::refill(Time now) {
  if (rate_ <= 0) return;
  if (now - complained_ >= recovers_every && complained_ != Time{}) {
    complained_ = now;
    rate_ *= recovers_by;
    if (agreed_ > 0 && rate_ >= agreed_) {
      rate_ = agreed_;
      complained_ = {};
    }
  }
  const double most = std::max(1.0, rate_ * bucket_seconds);
  tokens_ = std::min(most, tokens_ + Seconds{now - filled_}.count() * rate_);
  filled_ = now;
}

bool Pace::take(Time now) {
  if (now < paused_until_) return false;
  refill(now);
  if (rate_ > 0 && tokens_ < 1) return false;
  if (rate_ > 0) tokens_ -= 1;
  if (now - counted_since_ >= std::chrono::seconds{1}) {
    last_second_ = counted_;
    counted_ = 0;
    counted_since_ = now;
  }
  counted_ += 1;
  return true;
}

Pace::Time Pace::next(Time now) const {
  if (now < paused_until_) return paused_until_;
  if (rate_ <= 0) return now;
  const double missing = std::max(0.0, 1 - tokens_) / rate_;
  return now + std::chrono::ceil<std::chrono::milliseconds>(Seconds{missing});
}

void Pace::slow_down(Time now) {
  // One complaint for everything that was on its way together.
  if (now < paused_until_) return;
  const double went_out = std::max(counted_, last_second_);
  const double now_at_most = rate_ > 0 ? rate_ : went_out;
  rate_ = std::max(slowest, now_at_most / 2);
  tokens_ = 0;
  filled_ = complained_ = now;
  paused_until_ = now + pause_after_complaint;
}

}  // namespace vestnik::smpp
