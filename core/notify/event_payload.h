#pragma once
/// Reads the payloads of core events (domain/event_types.h).
#include <cstdint>
#include <string_view>
#include <vector>

namespace vestnik {

/// What the planner needs of any of them; fields an event does not have stay empty.
struct EventPayload {
  std::vector<std::int64_t> rows;      ///< ids of attendance rows, marks or finals
  std::vector<std::int64_t> students;  ///< of the rows, in the same order; of a notice, the one
  std::int64_t lesson = 0;
  std::int64_t guardian = 0;             ///< who asked
  std::int64_t group = 0;                ///< for which class
  std::vector<std::int64_t> deliveries;  ///< sheets handed over
};

/// Throws std::runtime_error when the text is not such an object: the database then holds what the code never wrote.
[[nodiscard]] EventPayload read_payload(std::string_view json);

}  // namespace vestnik
