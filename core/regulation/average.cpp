#include "regulation/average.h"

namespace vestnik {

std::optional<Hundredths> average_of(const std::vector<BasisMark>& basis, bool weighted) {
  std::int64_t sum = 0;
  std::int64_t weights = 0;
  for (const BasisMark& mark : basis) {
    const std::int64_t weight = weighted ? mark.weight_hundredths : 100;
    sum += mark.value.first * weight;
    weights += weight;
    if (!mark.value.second) continue;
    sum += *mark.value.second * weight;
    weights += weight;
  }
  if (weights == 0) return std::nullopt;
  return static_cast<Hundredths>((sum * 200 + weights) / (2 * weights));
}

}  // namespace vestnik
