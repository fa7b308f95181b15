#pragma once
/// The app on a person's telephone: the code of now, from the secret that the person typed in.
#include <string>
#include <string_view>

#include "access/one_time_code.h"

namespace vestnik::test {

/// What to_base32 wrote.
inline std::string secret_of(std::string_view base32) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string bytes;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char c : base32) {
    held = (held << 5U | static_cast<std::uint32_t>(letters.find(c))) & 0xFFFFU;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xFFU);
  }
  return bytes;
}

inline std::string code_of_app(std::string_view base32, Instant now) {
  return one_time_code(secret_of(base32), one_time_step_of(now));
}

}  // namespace vestnik::test
