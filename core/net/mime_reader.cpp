#include "net/mime_reader.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik::net {
namespace {

constexpr std::size_t longest_boundary = 70;
constexpr std::size_t most_parameters = 20;

/// The next line without its end; moves on.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// RFC 5322 2.2: printable ASCII but for the colon.
bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= 100 && std::ranges::all_of(name, [](char c) { return c > 32 && c < 127; });
}

std::string ascii_lower(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// A value in quotes, or up to the next semicolon; moves on behind it.
std::optional<std::string> take_value(std::string_view& rest) {
  if (!rest.starts_with('"')) {
    const auto end = std::min(rest.find(';'), rest.size());
    std::string value{trimmed(rest.substr(0, end))};
    rest.remove_prefix(end);
    return value;
  }
  std::string value;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (rest[at] == '"') {
      rest.remove_prefix(at + 1);
      return value;
    }
    if (rest[at] == '\\' && ++at == rest.size()) break;
    value += rest[at];
  }
  return std::nullopt;
}

}  // namespace

std::string_view MailPart::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, [](const auto& one) -> std::string_view { return one.first; });
  return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

std::size_t MailPart::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count(headers, name, [](const auto& one) -> std::string_view { return one.first; }));
}

std::optional<MailPart> read_part(std::string_view text) {
  MailPart part;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    if (line.size() > longest_header || line.find('\0') != std::string_view::npos) return std::nullopt;
    if (is_blank(line.front())) {
      if (part.headers.empty()) return std::nullopt;
      std::string& value = part.headers.back().second;
      if (value.size() + line.size() > longest_header) return std::nullopt;
      (value += ' ') += trimmed(line);
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || part.headers.size() == most_headers) return std::nullopt;
    const std::string_view name = trimmed(line.substr(0, colon));
    if (!is_field_name(name)) return std::nullopt;
    part.headers.emplace_back(ascii_lower(name), trimmed(line.substr(colon + 1)));
  }
  if (part.headers.empty()) return std::nullopt;
  part.body = text;
  return part;
}

std::string_view ContentType::parameter(std::string_view name) const {
  const auto found = std::ranges::find(parameters, name, [](const auto& one) -> std::string_view { return one.first; });
  return found == parameters.end() ? std::string_view{} : std::string_view{found->second};
}

std::optional<ContentType> parse_content_type(std::string_view value) {
  ContentType parsed;
  const auto end = std::min(value.find(';'), value.size());
  parsed.type = ascii_lower(trimmed(value.substr(0, end)));
  if (parsed.type.find('/') == std::string::npos) return std::nullopt;
  std::string_view rest = value.substr(end);
  while (!trimmed(rest).empty()) {
    if (trimmed(rest).front() != ';' || parsed.parameters.size() == most_parameters) return std::nullopt;
    rest = trimmed(trimmed(rest).substr(1));
    if (rest.empty()) break;
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    std::string name = ascii_lower(trimmed(rest.substr(0, equals)));
    rest = trimmed(rest.substr(equals + 1));
    auto held = take_value(rest);
    if (!held) return std::nullopt;
    parsed.parameters.emplace_back(std::move(name), *std::move(held));
  }
  return parsed;
}

std::optional<Parts> split_parts(std::string_view body, std::string_view boundary) {
  if (boundary.empty() || boundary.size() > longest_boundary) return std::nullopt;
  const std::string delimiter = "--" + std::string{boundary};
  Parts parts;
  const char* from = nullptr;
  std::string_view rest = body;
  while (!rest.empty()) {
    const char* line_begins = rest.data();
    const std::string_view line = take_line(rest);
    if (!line.starts_with(delimiter)) continue;
    const std::string_view after = line.substr(delimiter.size());
    const bool last = after.starts_with("--");
    if (!trimmed(last ? after.substr(2) : after).empty()) continue;
    if (from != nullptr) {
      if (parts.texts.size() == most_parts) return std::nullopt;
      parts.texts.emplace_back(from, static_cast<std::size_t>(line_begins - from));
    }
    from = rest.data();
    if (last) return parts;
  }
  if (from == nullptr) return std::nullopt;
  if (parts.texts.size() == most_parts) return std::nullopt;
  parts.whole = false;
  parts.texts.emplace_back(from, static_cast<std::size_t>(body.data() + body.size() - from));
  return parts;
}

}  // namespace vestnik::net
