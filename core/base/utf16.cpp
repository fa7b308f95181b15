#include "base/utf16.h"

#include "base/text.h"

namespace vestnik {
namespace {

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

char32_t unit_at(std::string_view octets, std::size_t at, OctetOrder order) {
  const auto first = static_cast<unsigned char>(octets[at]);
  const auto second = static_cast<unsigned char>(octets[at + 1]);
  return order == OctetOrder::high_first ? char32_t{first} << 8U | second : char32_t{second} << 8U | first;
}

void append_unit(std::string& octets, char32_t unit, OctetOrder order) {
  const char high = static_cast<char>(unit >> 8U & 0xFFU);
  const char low = static_cast<char>(unit & 0xFFU);
  octets += order == OctetOrder::high_first ? high : low;
  octets += order == OctetOrder::high_first ? low : high;
}

}  // namespace

std::string from_utf16(std::string_view octets, OctetOrder order) {
  std::u32string points;
  for (std::size_t at = 0; at + 1 < octets.size(); at += 2) {
    const char32_t unit = unit_at(octets, at, order);
    const char32_t next = is_high(unit) && at + 3 < octets.size() ? unit_at(octets, at + 2, order) : 0;
    if (is_low(next)) {
      points += 0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00);
      at += 2;
    } else {
      points += is_high(unit) || is_low(unit) ? U'\uFFFD' : unit;
    }
  }
  return to_utf8(points);
}

std::string to_utf16(std::string_view text, OctetOrder order) {
  std::string octets;
  for (const char32_t point : to_code_points(text)) {
    if (point <= 0xFFFF) {
      append_unit(octets, point, order);
    } else {
      append_unit(octets, 0xD800 + ((point - 0x10000) >> 10U), order);
      append_unit(octets, 0xDC00 + ((point - 0x10000) & 0x3FFU), order);
    }
  }
  return octets;
}

}  // namespace vestnik
