#include "ports/roster_report.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace vestnik::roster {

void Report::refuse(Place place, Problem problem, std::string who) {
  errors_.push_back({std::move(place), std::move(problem), std::move(who)});
}

void Report::note(Place place, Problem problem, std::string who) {
  notes_.push_back({std::move(place), std::move(problem), std::move(who)});
}

void Report::sort() {
  const auto before = [](const Remark& left, const Remark& right) {
    return std::tie(left.place.file, left.place.line) < std::tie(right.place.file, right.place.line);
  };
  std::stable_sort(errors_.begin(), errors_.end(), before);
  std::stable_sort(notes_.begin(), notes_.end(), before);
}

void Report::take(Report&& other) {
  std::move(other.errors_.begin(), other.errors_.end(), std::back_inserter(errors_));
  std::move(other.notes_.begin(), other.notes_.end(), std::back_inserter(notes_));
  take_counts(other);
}

void Report::take_counts(const Report& other) {
  for (const auto& [what, count] : other.counts_) {
    counts_[what].added += count.added;
    counts_[what].changed += count.changed;
  }
}

Count Report::total() const {
  Count sum;
  for (const auto& [what, count] : counts_) {
    sum.added += count.added;
    sum.changed += count.changed;
  }
  return sum;
}

}  // namespace vestnik::roster
