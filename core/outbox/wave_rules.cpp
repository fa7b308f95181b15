#include "outbox/wave_rules.h"

#include <algorithm>

namespace vestnik {

WaveNature wave_nature(const NotifyRule& rule) {
  switch (rule.when.kind) {
    case TriggerKind::absence: return WaveNature::alarm;
    case TriggerKind::absence_reason: return WaveNature::news;
    case TriggerKind::mark: return rule.when.at_most ? WaveNature::news : WaveNature::acts;
    default: return WaveNature::acts;
  }
}

bool is_act_wave(int students, int unasked) { return students > unasked; }

int unasked_of_an_act(const WaveTerms& terms, int largest_class, bool by_night) {
  const int times = by_night && terms.at_night ? 1 : terms.times_usual;
  return std::max(terms.at_least - 1, times * largest_class);
}

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
    case WaveKind::act: return is_act_wave(students_left, wave.measure);
    case WaveKind::hand: break;
  }
  return true;
}

}  // namespace vestnik
