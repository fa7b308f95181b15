#include "plugins/netschool/fields.h"

#include <charconv>

#include "base/text.h"

namespace vestnik::netschool {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string unescaped(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const int high = raw[at] == '%' && at + 2 < raw.size() ? hex_value(raw[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(raw[at + 2]) : -1;
    if (low < 0) {
      text += raw[at];
      continue;
    }
    text += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return text;
}

}  // namespace

void Fields::add_query(const std::vector<std::pair<std::string, std::string>>& query) {
  for (const auto& [name, value] : query) by_name_.emplace(to_lower(name), value);
}

void Fields::add_form(std::string_view body) {
  for (const std::string_view pair : split(body, '&')) {
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string name = unescaped(pair.substr(0, equals));
    std::string value = unescaped(pair.substr(equals + 1));
    if (is_utf8(name) && is_utf8(value)) by_name_.emplace(to_lower(name), std::move(value));
  }
}

std::string_view Fields::text(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? std::string_view{} : std::string_view{found->second};
}

std::optional<std::int64_t> Fields::number(std::string_view name) const { return whole_number(text(name)); }

std::string_view cookie_of(std::string_view header, std::string_view name) {
  for (const std::string_view part : split(header, ';')) {
    const std::string_view cookie = trimmed(part);
    const auto equals = cookie.find('=');
    if (equals != std::string_view::npos && cookie.substr(0, equals) == name) return cookie.substr(equals + 1);
  }
  return {};
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace vestnik::netschool
