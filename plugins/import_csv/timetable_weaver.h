#pragma once
/// A weekly timetable without clashes: an edge colouring of the graph of classes and teachers (D. König, 1916: as many
/// colours as the busiest of them has lessons are enough).
#include <cstddef>
#include <vector>

namespace vestnik::import_csv {

/// One lesson a week: who sits, who teaches. Both are indices.
struct WeeklyLesson {
  std::size_t group = 0;
  std::size_t teacher = 0;
};

/// The place of each lesson, from 0: no two lessons of one class or one teacher share one. The largest place is below
/// the most lessons anybody has.
[[nodiscard]] std::vector<int> weave(const std::vector<WeeklyLesson>& lessons, std::size_t groups,
                                     std::size_t teachers);

}  // namespace vestnik::import_csv
