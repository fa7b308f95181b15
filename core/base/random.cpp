#include "base/random.h"

#include <sodium.h>

#include <cstring>
#include <stdexcept>

namespace vestnik {

std::uint64_t Random::next() {
  std::uint64_t value = 0;
  fill(std::as_writable_bytes(std::span{&value, 1}));
  return value;
}

std::uint64_t Random::below(std::uint64_t bound) {
  // Values past the last whole multiple of the bound are drawn again: a plain remainder would favour small numbers.
  const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
  std::uint64_t value = next();
  while (value >= limit) value = next();
  return value % bound;
}

std::string Random::hex(std::size_t bytes) {
  std::string raw(bytes, '\0');
  fill(std::as_writable_bytes(std::span{raw}));
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes * 2);
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

void SystemRandom::fill(std::span<std::byte> bytes) {
  if (sodium_init() < 0) throw std::runtime_error("the system has no source of randomness");
  randombytes_buf(bytes.data(), bytes.size());
}

void SeededRandom::fill(std::span<std::byte> bytes) {
  // SplitMix64 (Steele, Lea, Flood 2014).
  for (std::size_t at = 0; at < bytes.size(); at += 8) {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    mixed ^= mixed >> 31U;
    std::memcpy(bytes.data() + at, &mixed, std::min<std::size_t>(8, bytes.size() - at));
  }
}

}  // namespace vestnik
