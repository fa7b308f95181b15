#pragma once
/// What one call of a script may use: bytes held, bytes asked for, instructions and processor time. Any limit passed is
/// final for the state: a script that was stopped once is never run again.
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace vestnik {

struct SandboxLimits {
  std::size_t memory = std::size_t{8} << 20U;          ///< bytes held at once by the state
  std::uint64_t allocated = std::uint64_t{64} << 20U;  ///< bytes asked for within one call
  std::uint64_t instructions = 20'000'000;             ///< within one call
  std::chrono::milliseconds time{100};                 ///< of the calling thread's processor, within one call
  std::size_t text = std::size_t{256} << 10U;          ///< bytes of the longest text
  std::size_t told = std::size_t{4} << 20U;            ///< bytes the host keeps of what the script told it, in all
};

/// Keys of one table beyond its list. Lua's hash of whole numbers is known to everybody: 32,000 keys chosen to collide
/// kept a processor busy for 5.7 seconds within one instruction, 512 keep it for a quarter of a millisecond.
inline constexpr std::size_t most_keys_of_a_table = 512;
/// Different names, texts and numbers of one script: the parser keeps them in a table of that kind.
inline constexpr std::size_t most_constants = 2'048;

enum class Trip : std::uint8_t { none, time, instructions, memory };

/// Of the calling thread, since it began.
[[nodiscard]] std::chrono::nanoseconds processor_time();

/// One state's budget. One thread at a time.
class Budget {
 public:
  explicit Budget(const SandboxLimits& limits) : limits_(limits) { begin_call(); }

  void begin_call();
  void set_limits(const SandboxLimits& limits) { limits_ = limits; }
  [[nodiscard]] Trip tripped() const { return tripped_; }
  [[nodiscard]] std::size_t held() const { return held_; }
  /// Charges instructions and looks at the clock; false once the call must end.
  bool charge_instructions(std::uint64_t count);
  /// Charges what the host keeps on the script's behalf outside of the state; false once the call must end.
  bool charge_told(std::size_t bytes);
  /// From here until the next call of this, a table may have so many keys.
  void allow_keys(std::size_t most) { most_keys_ = most; }
  /// What was told is no longer kept.
  void forget_told() { told_ = 0; }
  /// Looks at the clock only: for loops in our own C++ functions.
  bool in_time();
  /// The allocator of the state, as lua_Alloc wants it. A limit passed ends the script at its next instruction; a block
  /// is refused only when the state would hold twice its cap. Lua answers every refusal with a collection of the
  /// whole state first, and a script that fills it and waits would choose the moment for that.
  void* resize(void* block, std::size_t old_size, std::size_t new_size);

 private:
  using Wall = std::chrono::steady_clock;

  bool admits(std::size_t growth);
  void look_at_new_block(std::size_t kind, std::size_t size);
  bool look_at_processor(Wall::time_point now);
  void trip(Trip why);

  SandboxLimits limits_;
  std::size_t held_ = 0;
  std::size_t told_ = 0;
  std::size_t most_keys_ = most_keys_of_a_table;
  std::uint64_t allocated_ = 0;
  std::uint64_t instructions_ = 0;
  std::uint32_t allocations_ = 0;
  Wall::time_point begun_{};
  Wall::time_point next_look_{};  ///< until then not even the whole wall time can have used the processor time up
  std::chrono::nanoseconds processor_begun_{};
  bool processor_known_ = false;
  Trip tripped_ = Trip::none;
};

}  // namespace vestnik
