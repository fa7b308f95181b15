#include "net/header_text.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik::net {
namespace {

constexpr std::string_view hidden = "…";
constexpr std::size_t longest_words = 200;
constexpr std::size_t shortest_number = 7;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_or_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool all(std::string_view text, bool (*fits)(char)) { return std::all_of(text.begin(), text.end(), fits); }

void replace_all(std::string& text, std::string_view what) {
  if (what.empty()) return;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + hidden.size())) {
    text.replace(at, what.size(), hidden);
  }
}

bool holds_telephone(std::string_view word) {
  std::size_t digits = 0;
  for (const char c : word) {
    digits = is_digit(c) ? digits + 1 : 0;
    if (digits >= shortest_number) return true;
  }
  return false;
}

std::string printable(std::string_view words) {
  std::string line;
  for (const char32_t point : to_code_points(words)) {
    line += point < 0x20 || point == 0x7F ? " " : to_utf8({&point, 1});
  }
  return line;
}

// Cut between code points.
void shorten(std::string& line) {
  if (line.size() <= longest_words) return;
  std::size_t end = longest_words;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  line.resize(end);
}

}  // namespace

bool is_one_line(std::string_view value) {
  return value.find_first_of(std::string_view{"\r\n\0", 3}) == std::string_view::npos;
}

bool is_header_name(std::string_view name) {
  return !name.empty() && all(name, [](char c) {
    return is_letter_or_digit(c) || std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
  });
}

std::string without_addresses(std::string_view words, std::string_view address) {
  // A long answer is cut before it is looked at: the cost of a hostile server's words is bounded.
  std::string line = printable(words.substr(0, 4 * longest_words));
  replace_all(line, address);
  if (address.starts_with('+')) replace_all(line, address.substr(1));
  const bool numbers_are_ids = address.find('@') != std::string_view::npos;
  std::string kept;
  for (const std::string_view word : split(line, ' ')) {
    if (word.empty()) continue;
    if (!kept.empty()) kept += ' ';
    const bool names_somebody = word.find('@') != std::string_view::npos || (!numbers_are_ids && holds_telephone(word));
    kept += names_somebody ? hidden : word;
  }
  shorten(kept);
  return kept;
}

std::string in_words(const Problem& problem) {
  std::string text = problem.code;
  for (const auto& [name, value] : problem.details) text += " " + name + "=" + value;
  return text;
}

}  // namespace vestnik::net
