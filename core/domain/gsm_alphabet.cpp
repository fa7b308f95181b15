#include "domain/gsm_alphabet.h"

#include <array>
#include <cstdint>
#include <optional>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr char escape = 0x1B;
constexpr char32_t unreadable_letter = U'\uFFFD';

// In the order of the septets; the place of the escape holds a character that nothing is looked up by.
constexpr std::u32string_view alphabet =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    U"¿abcdefghijklmnopqrstuvwxyzäöñüà";
static_assert(alphabet.size() == 128);

struct Extension {
  char32_t point;
  char septet;
};
constexpr Extension extension[] = {{U'\f', 0x0A}, {U'^', 0x14}, {U'{', 0x28}, {U'}', 0x29}, {U'\\', 0x2F},
                                   {U'[', 0x3C},  {U'~', 0x3D}, {U']', 0x3E}, {U'|', 0x40}, {U'€', 0x65}};

constexpr std::uint8_t none = 0xFF;

// Septets of ASCII, which nearly every text is made of.
constexpr std::array<std::uint8_t, 128> ascii_septets = [] {
  std::array<std::uint8_t, 128> made{};
  made.fill(none);
  for (std::size_t at = 0; at < alphabet.size(); ++at) {
    if (alphabet[at] < made.size()) made[alphabet[at]] = static_cast<std::uint8_t>(at);
  }
  return made;
}();

std::optional<char> septet_of(char32_t point) {
  if (point < ascii_septets.size()) {
    const std::uint8_t septet = ascii_septets[point];
    return septet == none ? std::nullopt : std::optional{static_cast<char>(septet)};
  }
  if (point == alphabet[static_cast<unsigned char>(escape)]) return std::nullopt;
  const auto at = alphabet.find(point);
  return at == std::u32string_view::npos ? std::nullopt : std::optional{static_cast<char>(at)};
}

std::optional<char> extension_septet_of(char32_t point) {
  for (const Extension& one : extension) {
    if (one.point == point) return one.septet;
  }
  return std::nullopt;
}

char32_t point_of_extension(char septet) {
  for (const Extension& one : extension) {
    if (one.septet == septet) return one.point;
  }
  return unreadable_letter;
}

}  // namespace

std::size_t gsm_septets(char32_t point) {
  if (septet_of(point)) return 1;
  return extension_septet_of(point) ? 2 : 0;
}

void append_gsm(std::string& septets, char32_t point) {
  if (const auto septet = septet_of(point)) {
    septets += *septet;
  } else if (const auto extended = extension_septet_of(point)) {
    septets += escape;
    septets += *extended;
  }
}

std::string from_gsm(std::string_view septets) {
  std::u32string points;
  for (std::size_t at = 0; at < septets.size(); ++at) {
    const char septet = static_cast<char>(septets[at] & 0x7F);
    if (septet != escape) {
      points += alphabet[static_cast<unsigned char>(septet)];
    } else if (++at < septets.size()) {
      points += point_of_extension(static_cast<char>(septets[at] & 0x7F));
    } else {
      points += unreadable_letter;
    }
  }
  return to_utf8(points);
}

}  // namespace vestnik
