#include <array>

#include "base/text.h"

namespace vestnik {
namespace {

/// For U+0430..U+044F; ё stands apart.
constexpr std::array<std::string_view, 32> latin{"a",  "b",  "v",  "g",    "d",  "e", "zh", "z", "i",  "i", "k",
                                                 "l",  "m",  "n",  "o",    "p",  "r", "s",  "t", "u",  "f", "kh",
                                                 "ts", "ch", "sh", "shch", "ie", "y", "",   "e", "iu", "ia"};

}  // namespace

std::string transliterated(std::string_view text) {
  std::string out;
  for (const char32_t point : to_code_points(to_lower(text))) {
    if (point >= 0x0430 && point <= 0x044F) {
      out += latin[point - 0x0430U];
    } else if (point == 0x0451) {
      out += 'e';
    } else if ((point >= U'a' && point <= U'z') || (point >= U'0' && point <= U'9')) {
      out += static_cast<char>(static_cast<unsigned char>(point));
    }
  }
  return out;
}

}  // namespace vestnik
