#include "outbox/wave_rules.h"

#include <algorithm>

namespace vestnik {

bool is_group_wave(const WaveTerms& terms, int students, int size) {
  constexpr int whole = 100;
  return size > 0 && students >= terms.at_least && students * whole >= terms.percent_of_group * size;
}

bool is_school_wave(const WaveTerms& terms, int students, std::optional<int> usual) {
  return students >= terms.at_least && students > terms.times_usual * usual.value_or(terms.at_least);
}

bool is_night_wave(const WaveTerms& terms, int students) { return terms.at_night && students >= terms.at_least; }

std::optional<int> median(std::vector<int> counts) {
  if (counts.empty()) return std::nullopt;
  std::ranges::sort(counts);
  const std::size_t middle = counts.size() / 2;
  if (counts.size() % 2 == 1) return counts[middle];
  return (counts[middle - 1] + counts[middle] + 1) / 2;
}

bool is_still_wave(const WaveTerms& terms, const Wave& wave, int students_left) {
  switch (wave.kind) {
    case WaveKind::group: return is_group_wave(terms, students_left, wave.measure);
    case WaveKind::school: return is_school_wave(terms, students_left, wave.measure);
    case WaveKind::night: return is_night_wave(terms, students_left);
    case WaveKind::hand: break;
  }
  return true;
}

}  // namespace vestnik
