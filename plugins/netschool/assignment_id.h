#pragma once
/// One number for everything that these clients call an assignment: the homework of a lesson, and each grade of a mark.
#include <cstdint>

namespace vestnik::netschool {

struct AssignmentId {
  enum class Kind : std::uint8_t { homework, first_grade, second_grade };
  Kind kind = Kind::homework;
  std::int64_t number = 0;  ///< of the lesson or of the mark

  [[nodiscard]] std::int64_t packed() const { return number * 4 + static_cast<std::int64_t>(kind); }
};

/// Any number; one that nothing has finds nothing.
[[nodiscard]] AssignmentId unpacked_assignment(std::int64_t packed);

}  // namespace vestnik::netschool
