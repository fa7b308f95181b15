#pragma once
/// Hostile scripts as data: what is tried, where it runs, and what must come out of it.
#include <ostream>
#include <string>
#include <vector>

namespace vestnik::tests {

enum class Runs {
  load,     ///< a regulation as it is loaded; the tables every regulation needs stand before it
  hook,     ///< the same, then a mark is put before its hooks
  cases,    ///< a file of cases, run against a sound regulation
  driver,   ///< a provider's driver as it is loaded
  request,  ///< a driver whose function `build` is called with a text
};

struct Attack {
  std::string name;
  Runs runs;
  std::string source;
  /// Codes of a problem, any of them, parted by "|"; of a hook that failed, why it did. "harmless": it runs to its end
  /// and nothing came of it.
  std::string outcome;
};

inline void PrintTo(const Attack& attack, std::ostream* out) { *out << attack.name; }

[[nodiscard]] std::vector<Attack> attacks_on_time();
[[nodiscard]] std::vector<Attack> attacks_on_the_parser();
[[nodiscard]] std::vector<Attack> attacks_on_memory();
[[nodiscard]] std::vector<Attack> attacks_on_the_walls();
[[nodiscard]] std::vector<Attack> attacks_on_the_host();

/// `piece` so many times.
[[nodiscard]] std::string repeated(std::string_view piece, int times);

}  // namespace vestnik::tests
