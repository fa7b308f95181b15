#include "cases/question_tokens.h"

#include <algorithm>

namespace vestnik {

std::vector<std::string> tokens_of(std::string_view line) {
  std::vector<std::string> tokens;
  std::string token;
  bool quoted = false;
  const auto finish = [&] {
    if (!token.empty()) tokens.push_back(std::move(token));
    token.clear();
  };
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') {
      quoted = !quoted;
    } else if (line.substr(at).starts_with("\xC2\xAB")) {
      quoted = true;
      ++at;
    } else if (line.substr(at).starts_with("\xC2\xBB")) {
      quoted = false;
      ++at;
    } else if (!quoted && (line[at] == ' ' || line[at] == '\t' || line[at] == ',')) {
      finish();
    } else {
      token += line[at];
    }
  }
  finish();
  return tokens;
}

std::optional<CivilDate> russian_date(std::string_view text) {
  if (text.size() != 10 || text[2] != '.' || text[5] != '.') return std::nullopt;
  return parse_iso_date(std::string{text.substr(6)} + "-" + std::string{text.substr(3, 2)} + "-" +
                        std::string{text.substr(0, 2)});
}

bool date_shaped(std::string_view text) {
  return text.size() >= 8 && std::ranges::count(text, '.') == 2 &&
         std::ranges::all_of(text, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

std::optional<std::chrono::seconds> clock_of(std::string_view text) {
  if (text.size() != 5 && text.size() != 8) return std::nullopt;
  const auto time = parse_clock(text.substr(0, 5));
  if (!time) return std::nullopt;
  std::chrono::seconds seconds{0};
  if (text.size() == 8) {
    const bool shaped = text[5] == ':' && text[6] >= '0' && text[6] <= '5' && text[7] >= '0' && text[7] <= '9';
    if (!shaped) return std::nullopt;
    seconds = std::chrono::seconds{(text[6] - '0') * 10 + (text[7] - '0')};
  }
  return std::chrono::seconds{*time} + seconds;
}

bool group_shaped(std::string_view text) {
  const bool digits = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
  const bool letters = std::ranges::any_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC0;
  });
  return digits && letters && text.size() <= 40;
}

int leading_number(std::string_view text) {
  int course = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || course > 9) break;
    course = course * 10 + (c - '0');
  }
  return course;
}

}  // namespace vestnik
