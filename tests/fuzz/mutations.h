#pragma once
/// Texts made of sound scripts by small changes, each the same for the same seed and number on every machine.
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vestnik::fuzz {

/// Every .lua file below the folder, in the order of their names.
[[nodiscard]] std::vector<std::string> scripts_below(const std::filesystem::path& folder);

/// The text with that number: one of `scripts`, changed up to eight times.
[[nodiscard]] std::string mutated(const std::vector<std::string>& scripts, std::uint64_t seed, std::uint64_t number);

}  // namespace vestnik::fuzz
