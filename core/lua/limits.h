#pragma once
/// What each kind of script may use. Loading the largest of the shipped regulations takes about half a millisecond and
/// leaves less than a tenth of a megabyte (`./dev bench loading`); the rest is room for a school that writes more.
#include "lua/budget.h"

namespace vestnik {

inline constexpr std::size_t regulation_memory = std::size_t{1} << 20U;
inline constexpr std::size_t regulation_text = std::size_t{16} << 10U;

inline constexpr SandboxLimits loading_limits{regulation_memory, std::uint64_t{32} << 20U, 5'000'000,
                                              std::chrono::milliseconds{200}, regulation_text};
inline constexpr SandboxLimits hook_limits{regulation_memory, std::uint64_t{4} << 20U, 100'000,
                                           std::chrono::milliseconds{5}, regulation_text};
/// Case files are long tables, read by people's tools and never by a running service.
inline constexpr SandboxLimits case_limits{
    std::size_t{8} << 20U,          std::uint64_t{64} << 20U, 20'000'000,
    std::chrono::milliseconds{200}, regulation_text,          std::size_t{16} << 20U};
/// Drivers read whole answers of providers.
inline constexpr SandboxLimits driver_limits{};

}  // namespace vestnik
