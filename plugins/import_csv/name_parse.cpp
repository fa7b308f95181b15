#include "name_parse.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"

namespace vestnik::import_csv {
namespace {

/// Latin letters and the Cyrillic ones they look like (Unicode UTS 39, confusables).
constexpr std::array<std::pair<char32_t, char32_t>, 20> look_alikes{{
    {U'A', 0x0410}, {U'B', 0x0412}, {U'C', 0x0421}, {U'E', 0x0415}, {U'H', 0x041D}, {U'K', 0x041A}, {U'M', 0x041C},
    {U'O', 0x041E}, {U'P', 0x0420}, {U'T', 0x0422}, {U'X', 0x0425}, {U'Y', 0x0423}, {U'a', 0x0430}, {U'c', 0x0441},
    {U'e', 0x0435}, {U'o', 0x043E}, {U'p', 0x0440}, {U'x', 0x0445}, {U'y', 0x0443}, {U'k', 0x043A},
}};

bool is_latin(char32_t point) {
  return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z') || (point >= 0xC0 && point <= 0x24F);
}

bool is_cyrillic(char32_t point) { return point >= 0x0400 && point <= 0x04FF; }

std::optional<char32_t> look_alike(char32_t point) {
  const auto found =
      std::find_if(look_alikes.begin(), look_alikes.end(), [&](const auto& pair) { return pair.first == point; });
  return found == look_alikes.end() ? std::nullopt : std::optional{found->second};
}

bool is_mixed(std::u32string_view word) {
  return std::any_of(word.begin(), word.end(), is_latin) && std::any_of(word.begin(), word.end(), is_cyrillic);
}

std::u32string fold_word(std::u32string word) {
  if (!is_mixed(word)) return word;
  std::u32string folded = word;
  for (char32_t& point : folded) {
    if (!is_latin(point)) continue;
    const auto twin = look_alike(point);
    if (!twin) return word;
    point = *twin;
  }
  return folded;
}

bool is_name_part(std::u32string_view part) {
  const bool known = std::all_of(part.begin(), part.end(), [](char32_t point) {
    return is_latin(point) || is_cyrillic(point) || point == U'-' || point == U'\'' || point == 0x2019 ||
           point == U' ' || point == U'.';
  });
  return known && part.size() <= 60 &&
         std::any_of(part.begin(), part.end(), [](char32_t point) { return is_latin(point) || is_cyrillic(point); });
}

std::string single_spaced(std::string_view text) {
  std::string plain;
  std::u32string points = to_code_points(trimmed(text));
  for (char32_t& point : points) {
    if (point == 0xA0 || point == U'\t' || point == U'\n' || point == U'\r') point = U' ';
  }
  for (const char c : to_utf8(points)) {
    if (c == ' ' && (plain.empty() || plain.back() == ' ')) continue;
    plain += c;
  }
  while (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

bool is_quote_or_gap(char32_t point) {
  return point == U' ' || point == U'-' || point == U'"' || point == U'\'' || point == 0xAB || point == 0xBB ||
         (point >= 0x2010 && point <= 0x2015) || (point >= 0x2018 && point <= 0x201F) || point == U'_' || point == U'.';
}

char32_t upper(char32_t point) {
  if (point >= 0x0430 && point <= 0x044F) return point - 32;
  if (point == 0x0451) return 0x0401;
  if (point >= U'a' && point <= U'z') return point - 32;
  return point;
}

/// Number and letter of a school class, or nothing.
std::optional<std::pair<int, char32_t>> school_class(std::u32string_view points) {
  std::size_t at = 0;
  int number = 0;
  while (at < points.size() && at < 2 && points[at] >= U'0' && points[at] <= U'9') {
    number = number * 10 + static_cast<int>(points[at++] - U'0');
  }
  if (number < 1 || number > 11) return std::nullopt;
  std::u32string rest;
  for (; at < points.size(); ++at) {
    if (!is_quote_or_gap(points[at])) rest += points[at];
  }
  if (rest.size() != 1) return std::nullopt;
  const char32_t letter = upper(rest[0]);
  const char32_t cyrillic = look_alike(letter).value_or(letter);
  if (!is_cyrillic(cyrillic)) return std::nullopt;
  return std::pair{number, cyrillic};
}

}  // namespace

std::string fold_homoglyphs(std::string_view text) {
  std::u32string folded;
  std::u32string word;
  for (const char32_t point : to_code_points(text)) {
    if (is_latin(point) || is_cyrillic(point)) {
      word += point;
      continue;
    }
    folded += fold_word(std::exchange(word, {}));
    folded += point;
  }
  return to_utf8(folded + fold_word(word));
}

Result<ReadName> parse_name_parts(std::string_view last, std::string_view first, std::string_view patronymic) {
  const std::array<std::string, 3> given{single_spaced(last), single_spaced(first), single_spaced(patronymic)};
  ReadName name;
  const std::array<std::string*, 3> parts{&name.last, &name.first, &name.patronymic};
  for (std::size_t at = 0; at < given.size(); ++at) {
    if (given[at].empty() || given[at] == "-") continue;
    *parts[at] = fold_homoglyphs(given[at]);
    const std::u32string points = to_code_points(*parts[at]);
    if (!is_name_part(points)) return Problem{"import.bad_name"};
    if (is_mixed(points)) return Problem{"import.mixed_alphabets"};
    name.homoglyphs_folded = name.homoglyphs_folded || *parts[at] != given[at];
  }
  if (name.last.empty() || name.first.empty()) return Problem{"import.bad_name"};
  return name;
}

Result<ReadName> parse_full_name(std::string_view text) {
  const std::string plain = single_spaced(text);
  const auto first_gap = plain.find(' ');
  if (first_gap == std::string::npos) return Problem{"import.bad_name"};
  const auto second_gap = plain.find(' ', first_gap + 1);
  const std::string_view all{plain};
  return parse_name_parts(
      all.substr(0, first_gap),
      all.substr(first_gap + 1, second_gap == std::string::npos ? std::string::npos : second_gap - first_gap - 1),
      second_gap == std::string::npos ? std::string_view{} : all.substr(second_gap + 1));
}

std::string group_name(std::string_view text) {
  const std::string plain = single_spaced(text);
  const auto found = school_class(to_code_points(plain));
  if (!found) return fold_homoglyphs(plain);
  return std::to_string(found->first) + "-" + to_utf8(std::u32string{found->second});
}

int grade_of(std::string_view canonical_name) {
  const auto found = school_class(to_code_points(canonical_name));
  return found ? found->first : 0;
}

}  // namespace vestnik::import_csv
