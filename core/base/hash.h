#pragma once
/// A hash of several numbers, for the keys of tables in memory. Not for anything that leaves the process.
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace vestnik {

[[nodiscard]] constexpr std::size_t hash_of(std::initializer_list<std::uint64_t> parts) {
  std::uint64_t hash = 0;
  for (const std::uint64_t part : parts) {
    hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29U;
  }
  return static_cast<std::size_t>(hash);
}

}  // namespace vestnik
