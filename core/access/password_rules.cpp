#include "access/password_rules.h"

#include <algorithm>
#include <fstream>

#include "access/passwords.h"
#include "base/text.h"

namespace vestnik {
namespace {

/// What has to be left of a password without the words that anybody would guess.
constexpr std::ptrdiff_t letters_of_ones_own = 4;

bool is_letter(char32_t point) {
  return (point >= U'a' && point <= U'z') || (point >= U'\u0430' && point <= U'\u0451');
}

void take_out(std::u32string& text, const std::u32string& word) {
  for (auto at = text.find(word); at != std::u32string::npos; at = text.find(word)) text.erase(at, word.size());
}

/// Whether guessable words are all there is to it.
bool is_made_of(std::u32string text, const std::vector<std::string>& words, const std::vector<std::string>& more) {
  const std::size_t whole = text.size();
  for (const auto* list : {&words, &more}) {
    for (const std::string& word : *list) {
      if (const std::u32string letters = to_code_points(word); !letters.empty()) take_out(text, letters);
    }
  }
  return text.size() < whole && std::count_if(text.begin(), text.end(), is_letter) < letters_of_ones_own;
}

}  // namespace

Result<PasswordRules> PasswordRules::load(const std::filesystem::path& file) {
  std::ifstream lines{file};
  if (!lines) return Problem{"access.passwords_unreadable", {{"file", file.filename().string()}}};
  PasswordRules rules;
  for (std::string line; std::getline(lines, line);) rules.take_line(line);
  std::sort(rules.common_.begin(), rules.common_.end());
  return rules;
}

void PasswordRules::take_line(std::string_view line) {
  constexpr std::string_view word_line = "!word ";
  constexpr std::string_view layout_line = "!layout ";
  if (line.empty() || line.front() == '#') return;
  if (line.starts_with(word_line)) {
    words_.emplace_back(line.substr(word_line.size()));
  } else if (line.starts_with(layout_line)) {
    const auto keys = split(line.substr(layout_line.size()), ' ');
    cyrillic_keys_ = to_code_points(keys.front());
    latin_keys_ = to_code_points(keys.back());
  } else {
    common_.emplace_back(line);
  }
}

std::u32string PasswordRules::typed_on(const std::u32string& text, const std::u32string& from,
                                       const std::u32string& to) const {
  std::u32string typed = text;
  for (char32_t& point : typed) {
    const auto key = from.find(point);
    if (key != std::u32string::npos && key < to.size()) point = to[key];
  }
  return typed;
}

bool PasswordRules::is_common(const std::string& password) const {
  return std::binary_search(common_.begin(), common_.end(), password);
}

Result<void> PasswordRules::check(std::string_view password, const PasswordGround& ground) const {
  if (auto sized = check_new_password(password); !sized) return sized;
  if (to_code_points(password).size() < ground.least) {
    return Problem{"access.password_too_short", {{"least", std::to_string(ground.least)}}};
  }
  const std::u32string plain = to_code_points(to_lower(password));
  const std::u32string latin = typed_on(plain, cyrillic_keys_, latin_keys_);
  const std::u32string cyrillic = typed_on(plain, latin_keys_, cyrillic_keys_);
  for (const auto& form : {plain, latin, cyrillic}) {
    if (is_common(to_utf8(form))) return Problem{"access.password_common"};
  }
  for (const auto& form : {plain, latin, cyrillic}) {
    if (is_made_of(form, ground.own_words, words_)) return Problem{"access.password_own"};
  }
  return {};
}

}  // namespace vestnik
