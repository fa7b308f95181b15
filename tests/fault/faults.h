#pragma once
/// The programs of `fault`; each prints what it did and answers whether everything held.
#include <cstdint>
#include <filesystem>
#include <optional>

namespace vestnik::fault {

struct Asked {
  bool brief = false;                 ///< a round of seconds, for every test
  std::optional<std::uint64_t> runs;  ///< kills, cuts or seeds; the program's own number where none was given
  std::optional<std::uint64_t> seed;  ///< simulate: this one alone; otherwise what chance begins with
  [[nodiscard]] std::uint64_t count(std::uint64_t few, std::uint64_t many) const {
    return runs ? *runs : brief ? few : many;
  }
};

bool kill_services(const Asked& asked);
bool cut_the_power(const Asked& asked);
bool simulate_relays(const Asked& asked);
bool break_the_surroundings(const Asked& asked);
bool shuffle_rights(const Asked& asked);

}  // namespace vestnik::fault
