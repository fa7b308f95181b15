#pragma once
/// What one call of a script may use: bytes held, bytes asked for, instructions and time. Any limit passed is final for
/// the state: a script that was stopped once is never run again.
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace vestnik {

struct SandboxLimits {
  std::size_t memory = std::size_t{8} << 20U;          ///< bytes held at once by the state
  std::uint64_t allocated = std::uint64_t{64} << 20U;  ///< bytes asked for within one call
  std::uint64_t instructions = 20'000'000;             ///< within one call
  std::chrono::milliseconds time{100};                 ///< wall time of one call
};

enum class Trip : std::uint8_t { none, time, instructions, memory };

/// One state's budget. One thread at a time.
class Budget {
 public:
  explicit Budget(const SandboxLimits& limits) : limits_(limits) { begin_call(); }

  void begin_call();
  void set_limits(const SandboxLimits& limits) { limits_ = limits; }
  [[nodiscard]] Trip tripped() const { return tripped_; }
  /// Charges instructions and looks at the clock; false once the call must end.
  bool charge_instructions(std::uint64_t count);
  /// Looks at the clock only: for loops in our own C++ functions.
  bool in_time();
  /// The allocator of the state, as lua_Alloc wants it. A refusal is terminal: near the cap Lua would otherwise spend
  /// its time in emergency collections.
  static void* allocate(void* budget, void* block, std::size_t old_size, std::size_t new_size);

 private:
  void* resize(void* block, std::size_t old_size, std::size_t new_size);
  bool admits(std::size_t growth);

  SandboxLimits limits_;
  std::size_t held_ = 0;
  std::uint64_t allocated_ = 0;
  std::uint64_t instructions_ = 0;
  std::uint32_t allocations_ = 0;
  std::chrono::steady_clock::time_point deadline_{};
  Trip tripped_ = Trip::none;
};

}  // namespace vestnik
