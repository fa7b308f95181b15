#include "base/address.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::size_t fewest_digits = 7;
constexpr std::size_t most_digits = 15;

bool is_decimal(char c) { return c >= '0' && c <= '9'; }
bool is_latin_or_decimal(char c) { return is_decimal(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_atom_character(char c) {
  return is_latin_or_decimal(c) || std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
}
bool consists_of(std::string_view text, bool (*fits)(char)) { return std::all_of(text.begin(), text.end(), fits); }

bool is_dot_string(std::string_view local) {
  if (local.empty() || local.size() > 64) return false;
  const auto atoms = split(local, '.');
  return std::all_of(atoms.begin(), atoms.end(),
                     [](std::string_view atom) { return !atom.empty() && consists_of(atom, is_atom_character); });
}

bool is_domain_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         consists_of(label, [](char c) { return is_latin_or_decimal(c) || c == '-'; });
}

bool is_mail_domain(std::string_view domain) {
  const auto labels = split(domain, '.');
  return !domain.empty() && std::all_of(labels.begin(), labels.end(), is_domain_label);
}

}  // namespace

bool is_mail_address(std::string_view address) {
  const auto at = address.rfind('@');
  if (at == std::string_view::npos || address.size() > 254) return false;
  return is_dot_string(address.substr(0, at)) && is_mail_domain(address.substr(at + 1));
}

bool is_telephone(std::string_view number) {
  if (number.size() < 1 + fewest_digits || number.size() > 1 + most_digits || number[0] != '+' || number[1] == '0') {
    return false;
  }
  return consists_of(number.substr(1), is_decimal);
}

}  // namespace vestnik
