#include "domain/average.h"

namespace vestnik {

void Average::add(Mark mark, std::int64_t weight_hundredths) {
  const std::int64_t weight = way_ == Averaging::weighted ? weight_hundredths : 100;
  sum_ += mark.first * weight;
  weights_ += weight;
  if (!mark.second) return;
  sum_ += *mark.second * weight;
  weights_ += weight;
}

std::optional<Hundredths> Average::value() const {
  if (weights_ <= 0) return std::nullopt;
  return static_cast<Hundredths>((2 * 100 * sum_ + weights_) / (2 * weights_));
}

}  // namespace vestnik
