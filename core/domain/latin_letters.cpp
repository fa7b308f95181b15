#include "domain/latin_letters.h"

#include <array>

#include "base/text.h"
#include "domain/sms_segments.h"

namespace vestnik {
namespace {

constexpr char32_t small_a = 0x0430;
constexpr char32_t capital_a = 0x0410;
constexpr char32_t small_yo = 0x0451;
constexpr char32_t capital_yo = 0x0401;

/// For U+0430..U+044F; the hard and the soft sign have no letter.
constexpr std::array<std::string_view, 32> letters{"a",  "b",  "v",  "g",    "d", "e", "zh", "z", "i",  "i", "k",
                                                   "l",  "m",  "n",  "o",    "p", "r", "s",  "t", "u",  "f", "kh",
                                                   "tc", "ch", "sh", "shch", "",  "y", "",   "e", "iu", "ia"};

struct Sign {
  char32_t point;
  std::string_view latin;
};
constexpr Sign signs[] = {{0x00AB, "\""},  {0x00BB, "\""}, {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""},
                          {0x2018, "'"},   {0x2019, "'"},  {0x2013, "-"},  {0x2014, "-"},  {0x2212, "-"},
                          {0x2026, "..."}, {0x2116, "No"}, {0x00A0, " "},  {0x202F, " "},  {0x2009, " "}};

bool is_capital(char32_t point) { return (point >= capital_a && point < small_a) || point == capital_yo; }
bool is_small(char32_t point) { return (point >= small_a && point < small_a + letters.size()) || point == small_yo; }

std::string_view latin_of(char32_t point) {
  if (point == small_yo || point == capital_yo) return "e";
  return letters[is_capital(point) ? point - capital_a : point - small_a];
}

// Beside another capital the whole of "shch" is in capitals, else its first letter alone.
void append_capital(std::string& out, std::string_view latin, bool all) {
  for (std::size_t at = 0; at < latin.size(); ++at) {
    const bool raised = at == 0 || all;
    out += raised ? static_cast<char>(latin[at] - 'a' + 'A') : latin[at];
  }
}

std::string_view sign_of(char32_t point) {
  for (const Sign& sign : signs) {
    if (sign.point == point) return sign.latin;
  }
  return {};
}

}  // namespace

std::string in_latin_letters(std::string_view text) {
  const std::u32string points = to_code_points(text);
  std::string out;
  for (std::size_t at = 0; at < points.size(); ++at) {
    const char32_t point = points[at];
    if (is_small(point)) {
      out += latin_of(point);
    } else if (is_capital(point)) {
      const bool beside =
          (at > 0 && is_capital(points[at - 1])) || (at + 1 < points.size() && is_capital(points[at + 1]));
      append_capital(out, latin_of(point), beside);
    } else if (const std::string_view sign = sign_of(point); !sign.empty()) {
      out += sign;
    } else {
      out += to_utf8({&point, 1});
    }
  }
  return out;
}

SmsSaving saving_in_latin(std::string_view text) {
  return {count_sms_segments(text).segments, count_sms_segments(in_latin_letters(text)).segments};
}

}  // namespace vestnik
