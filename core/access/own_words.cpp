#include "access/own_words.h"

#include <algorithm>

#include "base/text.h"
#include "records/institution_store.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

constexpr std::size_t shortest_word = 4;

void take_words(std::vector<std::string>& words, std::string_view text) {
  const std::string key = search_key(text);
  for (const std::string_view word : split(key, ' ')) {
    if (to_code_points(word).size() >= shortest_word) words.emplace_back(word);
  }
}

}  // namespace

std::vector<std::string> own_words(Transaction& transaction, PersonId person, std::string_view login) {
  std::vector<std::string> words;
  take_words(words, login);
  if (const auto found = find_person(transaction, person)) {
    for (const std::string& name : {found->last_name, found->first_name, found->patronymic}) {
      take_words(words, name);
      take_words(words, transliterated(name));
    }
  }
  if (const auto institution = own_institution(transaction)) {
    take_words(words, institution->code);
    take_words(words, institution->short_name);
  }
  // A shorter word inside of a longer one must not save its rest.
  std::stable_sort(words.begin(), words.end(),
                   [](const std::string& left, const std::string& right) { return left.size() > right.size(); });
  return words;
}

}  // namespace vestnik
