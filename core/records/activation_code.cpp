#include "records/activation_code.h"

#include <array>

#include "base/digest.h"
#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::string_view code_letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

struct LookAlike {
  char32_t cyrillic;
  char latin;
};
constexpr std::array<LookAlike, 12> look_alikes{{{U'\u0430', 'A'},
                                                 {U'\u0432', 'B'},
                                                 {U'\u0435', 'E'},
                                                 {U'\u043A', 'K'},
                                                 {U'\u043C', 'M'},
                                                 {U'\u043D', 'H'},
                                                 {U'\u043E', 'O'},
                                                 {U'\u0440', 'P'},
                                                 {U'\u0441', 'C'},
                                                 {U'\u0442', 'T'},
                                                 {U'\u0443', 'Y'},
                                                 {U'\u0445', 'X'}}};

char as_printed(char32_t letter) {
  if (letter >= U'a' && letter <= U'z') return static_cast<char>(letter - U'a' + U'A');
  for (const LookAlike& pair : look_alikes) {
    if (letter == pair.cyrillic) return pair.latin;
  }
  return letter < 0x80 ? static_cast<char>(letter) : '?';
}

}  // namespace

std::string make_activation_code(Random& random) {
  std::string code;
  for (int at = 0; at < 12; ++at) {
    if (at == 4 || at == 8) code += '-';
    code += code_letters[static_cast<std::size_t>(random.below(code_letters.size()))];
  }
  return code;
}

std::string activation_digest(std::string_view code) {
  std::string plain;
  for (const char32_t letter : to_code_points(to_lower(code))) {
    if (letter != U'-' && letter != U' ' && letter != U'\t') plain += as_printed(letter);
  }
  return digest(plain);
}

}  // namespace vestnik
