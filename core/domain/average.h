#pragma once
/// The mean of a subject's grades. Attendance marks are another type and cannot enter it (syzran-1.marks).
#include <cstdint>
#include <optional>

#include "domain/mark.h"

namespace vestnik {

enum class Averaging : std::uint8_t { plain, weighted };

/// Adds up grades; both grades of «4/3» count, each with the work's weight.
class Average {
 public:
  explicit Average(Averaging way) : way_(way) {}
  /// `weight_hundredths` of 0 leaves the grade out of a weighted mean.
  void add(Mark mark, std::int64_t weight_hundredths);
  /// Rounded half up; nothing without grades.
  [[nodiscard]] std::optional<Hundredths> value() const;

 private:
  Averaging way_;
  std::int64_t sum_ = 0;
  std::int64_t weights_ = 0;
};

}  // namespace vestnik
