#include "access/program_name.h"

#include <algorithm>
#include <array>

namespace vestnik {
namespace {

struct KnownName {
  std::string_view token;
  std::string_view name;
};

/// Browsers name those they descend from as well, so the youngest comes first.
constexpr std::array<KnownName, 9> browsers{{{"YaBrowser/", "Yandex Browser"},
                                             {"Edg/", "Edge"},
                                             {"OPR/", "Opera"},
                                             {"SamsungBrowser/", "Samsung Internet"},
                                             {"FxiOS/", "Firefox"},
                                             {"CriOS/", "Chrome"},
                                             {"Firefox/", "Firefox"},
                                             {"Chrome/", "Chrome"},
                                             {"Safari/", "Safari"}}};
constexpr std::array<KnownName, 6> systems{{{"Android", "Android"},
                                            {"iPhone", "iPhone"},
                                            {"iPad", "iPad"},
                                            {"Windows", "Windows"},
                                            {"Mac OS X", "macOS"},
                                            {"Linux", "Linux"}}};
constexpr std::size_t longest_program = 30;

template <std::size_t Count>
std::string_view first_named(std::string_view text, const std::array<KnownName, Count>& names) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const KnownName& known) {
    return text.find(known.token) != std::string_view::npos;
  });
  return found == names.end() ? std::string_view{} : found->name;
}

/// "curl/7.88" and the like: the product's name.
std::string_view own_product(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
  return text.substr(0, std::min<std::size_t>(static_cast<std::size_t>(end - text.begin()), longest_program));
}

}  // namespace

std::string program_of(std::string_view user_agent) {
  std::string_view name = first_named(user_agent, browsers);
  if (name.empty()) name = own_product(user_agent);
  std::string program{name};
  if (const std::string_view system = first_named(user_agent, systems); !system.empty() && !program.empty()) {
    program += ", ";
    program += system;
  }
  return program;
}

}  // namespace vestnik
