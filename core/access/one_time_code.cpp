#include "access/one_time_code.h"

#include <Poco/HMACEngine.h>
#include <Poco/SHA1Engine.h>

#include <array>

namespace vestnik {
namespace {

constexpr int code_digits = 6;
constexpr std::uint32_t code_range = 1'000'000;

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (kept.find(c) != std::string_view::npos) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += digits[byte >> 4U];
    encoded += digits[byte & 15U];
  }
  return encoded;
}

}  // namespace

std::int64_t one_time_step_of(Instant at) {
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch() / one_time_step;
}

std::string one_time_code(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  auto left = static_cast<std::uint64_t>(step);
  for (std::size_t at = counter.size(); at > 0; --at) {
    counter[at - 1] = static_cast<unsigned char>(left & 0xFFU);
    left >>= 8U;
  }
  Poco::HMACEngine<Poco::SHA1Engine> engine{std::string{secret}};
  engine.update(counter.data(), counter.size());
  const auto hash = engine.digest();
  const std::size_t offset = hash.back() & 0x0FU;
  std::uint32_t number = hash[offset] & 0x7FU;
  for (std::size_t at = offset + 1; at < offset + 4; ++at) number = number << 8U | hash[at];
  std::string code = std::to_string(number % code_range);
  return std::string(code_digits - code.size(), '0') + code;
}

std::string to_base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char c : bytes) {
    held = (held << 8U | static_cast<unsigned char>(c)) & 0xFFFFU;
    for (bits += 8; bits >= 5; bits -= 5) text += letters[held >> (bits - 5) & 31U];
  }
  if (bits > 0) text += letters[held << (5 - bits) & 31U];
  return text;
}

std::string otpauth_address(std::string_view secret, std::string_view issuer, std::string_view login) {
  const std::string who = percent_encoded(issuer);
  return "otpauth://totp/" + who + ":" + percent_encoded(login) + "?secret=" + to_base32(secret) + "&issuer=" + who;
}

}  // namespace vestnik
