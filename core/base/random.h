#pragma once
/// Randomness as an interface. Secrets (tokens, salts, activation codes) come from SystemRandom only; SeededRandom is
/// for simulations, generated schools and backoff jitter in tests.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace vestnik {

/// Any thread may ask.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::byte> bytes) = 0;

  [[nodiscard]] std::uint64_t next();
  /// Uniform in [0, bound); bound > 0.
  [[nodiscard]] std::uint64_t below(std::uint64_t bound);
  /// `bytes` random bytes as lower-case hexadecimal.
  [[nodiscard]] std::string hex(std::size_t bytes);
};

class SystemRandom final : public Random {
 public:
  void fill(std::span<std::byte> bytes) override;
};

/// The same numbers for the same seed on every machine. Not for secrets. One thread.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::byte> bytes) override;

 private:
  std::uint64_t state_;
};

}  // namespace vestnik
