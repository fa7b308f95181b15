#include "base/text.h"

#include <algorithm>

namespace vestnik {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Decoded {
  char32_t point;
  std::size_t size;
  bool valid;
};

Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1, true};
  std::size_t size = 0;
  char32_t point = 0;
  char32_t least = 0;
  if ((first & 0xE0U) == 0xC0) {
    size = 2, point = first & 0x1FU, least = 0x80;
  } else if ((first & 0xF0U) == 0xE0) {
    size = 3, point = first & 0x0FU, least = 0x800;
  } else if ((first & 0xF8U) == 0xF0) {
    size = 4, point = first & 0x07U, least = 0x10000;
  } else {
    return {replacement, 1, false};
  }
  if (text.size() < size) return {replacement, 1, false};
  for (std::size_t at = 1; at < size; ++at) {
    if ((byte(at) & 0xC0U) != 0x80) return {replacement, 1, false};
    point = (point << 6U) | (byte(at) & 0x3FU);
  }
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (point < least || surrogate || point > 0x10FFFF) return {replacement, 1, false};
  return {point, size, true};
}

void append_utf8(std::string& out, char32_t point) {
  const auto push = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (point < 0x80) {
    push(point);
  } else if (point < 0x800) {
    push(0xC0U | (point >> 6U));
    push(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    push(0xE0U | (point >> 12U));
    push(0x80U | ((point >> 6U) & 0x3FU));
    push(0x80U | (point & 0x3FU));
  } else {
    push(0xF0U | (point >> 18U));
    push(0x80U | ((point >> 12U) & 0x3FU));
    push(0x80U | ((point >> 6U) & 0x3FU));
    push(0x80U | (point & 0x3FU));
  }
}

char32_t lower(char32_t point) {
  if (point >= U'A' && point <= U'Z') return point + 32;
  if (point >= 0x0410 && point <= 0x042F) return point + 32;  // А..Я
  if (point >= 0x0400 && point <= 0x040F) return point + 80;  // Ѐ..Џ, Ё among them
  return point;
}

bool is_cyrillic_letter(char32_t point) { return point >= 0x0400 && point <= 0x04FF; }

bool is_word_character(char32_t point) {
  return (point >= U'0' && point <= U'9') || (point >= U'a' && point <= U'z') || is_cyrillic_letter(point);
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Decoded next = decode(text);
    if (!next.valid) return false;
    text.remove_prefix(next.size);
  }
  return true;
}

std::u32string to_code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  while (!text.empty()) {
    const Decoded next = decode(text);
    points += next.point;
    text.remove_prefix(next.size);
  }
  return points;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (const char32_t point : text) append_utf8(out, point);
  return out;
}

std::string to_lower(std::string_view text) {
  std::u32string points = to_code_points(text);
  std::transform(points.begin(), points.end(), points.begin(), lower);
  return to_utf8(points);
}

std::string search_key(std::string_view text) {
  std::u32string key;
  for (char32_t point : to_code_points(text)) {
    point = lower(point);
    if (point == 0x0451) point = 0x0435;  // ё as е
    if (is_word_character(point)) {
      key += point;
    } else if (!key.empty() && key.back() != U' ') {
      key += U' ';
    }
  }
  while (!key.empty() && key.back() == U' ') key.pop_back();
  return to_utf8(key);
}

std::string loose_key(std::string_view text) {
  std::string key = search_key(text);
  std::erase(key, ' ');
  // Signs alone ("№", "+") are a word of its own.
  return key.empty() ? std::string{trimmed(text)} : key;
}

std::string sort_key(std::string_view text) {
  std::u32string key;
  for (char32_t point : to_code_points(text)) {
    point = lower(point);
    if (point == 0x0451) {
      // Between е and ж: е followed by a mark that stands after every letter that may follow a plain е.
      key += 0x0435;
      key += 0x04FF;
    } else {
      key += point;
    }
  }
  return to_utf8(key);
}

bool has_cyrillic(std::string_view text) {
  const std::u32string points = to_code_points(text);
  return std::any_of(points.begin(), points.end(), is_cyrillic_letter);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::size_t edit_distance(std::string_view left, std::string_view right) {
  const std::u32string a = to_code_points(left);
  const std::u32string b = to_code_points(right);
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t longest = 64;  // bytes; nobody mistypes a word that long, and the search costs their product
  std::string best;
  if (word.size() > longest) return best;
  std::size_t best_distance = std::max<std::size_t>(1, to_code_points(word).size() / 3) + 1;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  for (;;) {
    const auto at = text.find(separator);
    fields.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return fields;
    text.remove_prefix(at + 1);
  }
}

}  // namespace vestnik
