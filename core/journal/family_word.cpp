#include "journal/family_word.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::size_t shortest_stem = 3;
constexpr std::size_t longest_ending = 4;  // «Петров-ыми», «Белинск-ого»

std::u32string stem_of(std::string_view surname) {
  std::u32string stem = to_code_points(search_key(surname));
  // «Белинский» and «Белинская» have longer endings than «Петров», «Петрова», «Сорока».
  const std::u32string_view whole{stem};
  for (const std::u32string_view ending : {U"\u0441\u043a\u0438\u0439", U"\u0441\u043a\u0430\u044f",
                                           U"\u0446\u043a\u0438\u0439", U"\u0446\u043a\u0430\u044f"}) {
    if (whole.ends_with(ending)) return stem.substr(0, stem.size() - 2);
  }
  constexpr std::u32string_view vowels = U"\u0430\u0435\u0438\u0439\u043e\u0443\u044b\u044c\u044d\u044e\u044f";
  while (stem.size() > shortest_stem && vowels.find(stem.back()) != std::u32string_view::npos) stem.pop_back();
  return stem;
}

/// The name as it is written, and not the beginning of a longer word.
bool stands_in(std::string_view text, std::string_view name) {
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
    const std::u32string behind = to_code_points(text.substr(at + name.size()));
    if (behind.empty() || search_key(to_utf8(behind.substr(0, 1))).empty()) return true;
  }
  return false;
}

bool is_form_of(std::string_view word, std::string_view stem) {
  if (!word.starts_with(stem)) return false;
  return to_code_points(word.substr(stem.size())).size() <= longest_ending;
}

}  // namespace

const std::vector<Classmates::Surname>& Classmates::surnames() const {
  if (read_) return surnames_;
  read_ = true;
  transaction_.query(
      "SELECT DISTINCT p.id, p.last_name FROM membership m JOIN study_group g ON g.institution_id = m.institution_id "
      "AND g.id = $2 JOIN person p ON p.institution_id = m.institution_id AND p.id = m.student_id "
      "WHERE m.institution_id = $1 AND (m.group_id = g.id OR m.group_id = g.parent_id) AND m.valid_from <= $3 "
      "AND (m.valid_to IS NULL OR m.valid_to >= $3)",
      {transaction_.institution(), group_, on_}, [&](const Row& row) {
        const std::u32string stem = stem_of(row.text(1));
        const bool short_one = stem.size() < shortest_stem;
        surnames_.push_back({row.id<PersonId>(0), row.string(1), short_one ? std::string{} : to_utf8(stem)});
      });
  return surnames_;
}

bool Classmates::named_in(std::string_view text, PersonId own) const {
  if (text.empty()) return false;
  const std::vector<Surname>& known = surnames();
  const auto self = std::ranges::find(known, own, &Surname::of);
  const std::string key = search_key(text);
  const auto words = split(key, ' ');
  return std::ranges::any_of(known, [&](const Surname& one) {
    if (one.of == own || (self != known.end() && one.name == self->name)) return false;
    if (one.stem.empty()) return stands_in(text, one.name);
    if (self != known.end() && one.stem == self->stem) return false;
    return std::ranges::any_of(words, [&](std::string_view word) { return is_form_of(word, one.stem); });
  });
}

}  // namespace vestnik
