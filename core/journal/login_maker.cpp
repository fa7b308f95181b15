#include "journal/login_maker.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::size_t longest_name = 16;

std::string initial(std::string_view name) {
  const std::string letters = transliterated(name);
  return letters.substr(0, 1);
}

}  // namespace

std::string LoginMaker::make(const Person& person) {
  std::string name = transliterated(person.last_name).substr(0, longest_name);
  if (name.empty()) name = "user";
  const std::string base = name + "." + initial(person.first_name) + initial(person.patronymic);
  std::string login = base;
  for (int number = 2; !taken_.insert(login).second; ++number) login = base + std::to_string(number);
  return login;
}

bool LoginMaker::take(const std::string& login) {
  const bool fits = login.size() >= 3 && login.size() <= 32 && std::all_of(login.begin(), login.end(), [](char c) {
                      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
                    });
  return fits && taken_.insert(login).second;
}

}  // namespace vestnik
