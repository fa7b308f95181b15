#include "value_parse.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace vestnik::import_csv {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::optional<int> small_number(std::string_view text) {
  if (!all_digits(text) || text.size() > 6) return std::nullopt;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

std::optional<CivilDate> dotted_date(std::string_view text) {
  const auto parts = split(text, '.');
  if (parts.size() != 3 || parts[2].size() != 4 || parts[0].size() > 2 || parts[1].size() > 2) return std::nullopt;
  const auto day = small_number(parts[0]);
  const auto month = small_number(parts[1]);
  const auto year = small_number(parts[2]);
  if (!day || !month || !year) return std::nullopt;
  const CivilDate date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                       std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::string_view without_midnight(std::string_view text) {
  for (const std::string_view tail : {" 00:00:00", " 0:00:00", " 00:00", " 0:00", "T00:00:00"}) {
    if (text.ends_with(tail)) return text.substr(0, text.size() - tail.size());
  }
  return text;
}

/// The first stretch of digits and dots (or ISO dashes) that is a date.
std::optional<std::string_view> date_within(std::string_view text) {
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (!is_digit(text[from]) || (from > 0 && is_digit(text[from - 1]))) continue;
    std::size_t until = from;
    while (until < text.size() && (is_digit(text[until]) || text[until] == '.' || text[until] == '-')) ++until;
    for (std::size_t end = until; end > from + 7; --end) {
      const std::string_view candidate = text.substr(from, end - from);
      if (dotted_date(candidate) || parse_iso_date(candidate)) return candidate;
    }
  }
  return std::nullopt;
}

bool is_atom(std::string_view part) {
  constexpr std::string_view allowed = "!#$%&'*+-/=?^_`{|}~.";
  const bool known = std::all_of(part.begin(), part.end(), [&](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || is_digit(c) || allowed.find(c) != std::string_view::npos;
  });
  return known && !part.empty() && part.front() != '.' && part.back() != '.' &&
         part.find("..") == std::string_view::npos;
}

bool is_host(std::string_view host) {
  if (host.find('.') == std::string_view::npos) return false;
  for (const std::string_view label : split(host, '.')) {
    const bool known = std::all_of(label.begin(), label.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-';
    });
    if (label.empty() || label.size() > 63 || !known || label.front() == '-' || label.back() == '-') return false;
  }
  return true;
}

}  // namespace

Result<CivilDate> parse_date(std::string_view text) {
  const std::string_view plain = without_midnight(trimmed(text));
  if (all_digits(plain) && plain.size() <= 5) return Problem{"import.date_serial"};
  const auto date = plain.find('.') != std::string_view::npos ? dotted_date(plain) : parse_iso_date(plain);
  if (!date || static_cast<int>(date->year()) < 1900 || static_cast<int>(date->year()) > 2100) {
    return Problem{"import.bad_date"};
  }
  return *date;
}

Result<WallTime> parse_time(std::string_view text) {
  std::string plain{trimmed(text)};
  std::replace(plain.begin(), plain.end(), '.', ':');
  if (plain.size() >= 7 && plain.ends_with(":00")) plain.resize(plain.size() - 3);
  if (plain.size() == 4) plain.insert(plain.begin(), '0');
  const auto time = parse_clock(plain);
  if (!time) return Problem{"import.bad_time"};
  return *time;
}

Result<int> parse_whole(std::string_view text, int from, int to) {
  const auto value = small_number(trimmed(text));
  if (!value || *value < from || *value > to) {
    return Problem{"import.bad_number", {{"from", std::to_string(from)}, {"to", std::to_string(to)}}};
  }
  return *value;
}

Result<std::string> parse_phone(std::string_view text) {
  std::string digits;
  const std::string_view plain = trimmed(text);
  const bool international = plain.starts_with('+');
  for (const char c : plain.substr(international ? 1 : 0)) {
    if (is_digit(c)) {
      digits += c;
    } else if (c != ' ' && c != '(' && c != ')' && c != '-' && c != '.') {
      return Problem{"import.bad_phone"};
    }
  }
  if (international) {
    const bool fits = digits.size() >= 8 && digits.size() <= 15 && (digits[0] != '7' || digits.size() == 11);
    if (!fits || digits[0] == '0') return Problem{"import.bad_phone"};
    return "+" + digits;
  }
  if (digits.size() == 10) return "+7" + digits;
  if (digits.size() == 11 && (digits[0] == '8' || digits[0] == '7')) return "+7" + digits.substr(1);
  return Problem{"import.bad_phone"};
}

Result<std::string> parse_email(std::string_view text) {
  const auto at = text.find('@');
  if (text.size() > 254 || at == std::string_view::npos || at > 64) return Problem{"import.bad_email"};
  const std::string_view local = text.substr(0, at);
  const std::string_view host = text.substr(at + 1);
  if (!is_atom(local) || !is_host(host)) return Problem{"import.bad_email"};
  return std::string{local} + "@" + to_lower(host);
}

Result<Paper> parse_paper(std::string_view text) {
  const auto found = date_within(text);
  if (!found) return Problem{"import.bad_paper"};
  const auto date = parse_date(*found);
  if (!date) return Problem{"import.bad_paper"};
  const auto begin = static_cast<std::size_t>(found->data() - text.data());
  std::string rest{text.substr(0, begin)};
  rest += ' ';
  rest += text.substr(begin + found->size());
  // The number is the word that holds a digit: "№ 12/у от" leaves "12/у".
  std::string number;
  for (const std::string_view word : split(rest, ' ')) {
    if (std::none_of(word.begin(), word.end(), is_digit)) continue;
    const auto first = std::find_if(word.begin(), word.end(), [](char c) { return is_digit(c); });
    const bool sign_before = word.starts_with("\xE2\x84\x96");
    number = sign_before ? std::string{first, word.end()} : std::string{word};
    while (!number.empty() && (number.back() == ',' || number.back() == ';' || number.back() == '.')) number.pop_back();
    break;
  }
  return Paper{*date, number};
}

}  // namespace vestnik::import_csv
