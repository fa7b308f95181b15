#include "http/request_target.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::size_t most_arguments = 64;

bool may_stand_raw(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\' && c != '^' && c != '`' &&
         c != '{' && c != '|' && c != '}' && c != '#';
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus { itself, space };

std::optional<std::string> decoded(std::string_view raw, Plus plus) {
  std::string text;
  text.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] == '+' && plus == Plus::space) {
      text += ' ';
    } else if (raw[at] != '%') {
      text += raw[at];
    } else {
      if (at + 2 >= raw.size()) return std::nullopt;
      const int high = hex_digit(raw[at + 1]);
      const int low = hex_digit(raw[at + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      text += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  return text;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; });
}

Result<std::string> parse_path(std::string_view raw) {
  std::string path;
  path.reserve(raw.size());
  const std::vector<std::string_view> segments = split(raw.substr(1), '/');
  for (std::size_t at = 0; at < segments.size(); ++at) {
    if (segments[at].empty() && at + 1 < segments.size()) return Problem{"http.bad_target"};
    const std::optional<std::string> segment = decoded(segments[at], Plus::itself);
    if (!segment) return Problem{"http.bad_target"};
    if (*segment == "." || *segment == ".." || segment->find_first_of("/\\") != std::string::npos ||
        has_control(*segment) || !is_utf8(*segment)) {
      return Problem{"http.bad_path"};
    }
    path += '/';
    path += *segment;
  }
  return path;
}

Result<void> parse_query(std::string_view raw, RequestTarget& target) {
  for (const std::string_view pair : split(raw, '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const bool bare = equals == std::string_view::npos;
    const auto name = decoded(pair.substr(0, equals), Plus::space);
    const auto value = decoded(bare ? std::string_view{} : pair.substr(equals + 1), Plus::space);
    if (!name || !value || name->empty() || has_control(*name) || value->find('\0') != std::string::npos ||
        !is_utf8(*name) || !is_utf8(*value)) {
      return Problem{"http.bad_query"};
    }
    const bool known = std::any_of(target.query.begin(), target.query.end(),
                                   [&](const auto& argument) { return argument.first == *name; });
    // A checker and a handler that pick different ones of two values is how a filter is passed by.
    if (known) return Problem{"http.duplicate_argument", {{"field", *name}}};
    if (target.query.size() >= most_arguments) {
      return Problem{"http.too_many_arguments", {{"limit", std::to_string(most_arguments)}}};
    }
    target.query.emplace_back(*name, *value);
  }
  return {};
}

}  // namespace

Result<RequestTarget> parse_target(std::string_view raw) {
  if (raw.empty() || raw.front() != '/' || !std::all_of(raw.begin(), raw.end(), may_stand_raw)) {
    return Problem{"http.bad_target"};
  }
  const std::size_t mark = raw.find('?');
  Result<std::string> path = parse_path(raw.substr(0, mark));
  if (!path) return std::move(path).problem();
  RequestTarget target{std::move(*path), {}};
  if (mark != std::string_view::npos) {
    if (const Result<void> query = parse_query(raw.substr(mark + 1), target); !query) return query.problem();
  }
  return target;
}

}  // namespace vestnik
