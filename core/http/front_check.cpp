#include "http/front_check.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace vestnik {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_token(std::string_view name) {
  static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || marks.find(c) != std::string_view::npos;
  });
}

bool is_field_value(std::string_view value) {
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return (static_cast<unsigned char>(c) >= 0x20 && c != '\x7F') || c == '\t'; });
}

/// Headers whose repetition could be read in two ways.
struct Singles {
  std::optional<std::string_view> host, length, encoding, content_type, content_encoding, authorization, key,
      if_none_match, if_match, expect;
};

struct Named {
  std::string_view name;
  std::optional<std::string_view> Singles::*place;
};
constexpr std::array<Named, 10> single_headers{{{"Host", &Singles::host},
                                                {"Content-Length", &Singles::length},
                                                {"Transfer-Encoding", &Singles::encoding},
                                                {"Content-Type", &Singles::content_type},
                                                {"Content-Encoding", &Singles::content_encoding},
                                                {"Authorization", &Singles::authorization},
                                                {"Idempotency-Key", &Singles::key},
                                                {"If-None-Match", &Singles::if_none_match},
                                                {"If-Match", &Singles::if_match},
                                                {"Expect", &Singles::expect}}};

Result<Singles> collect(const RequestHead& head, CheckedHead& checked) {
  Singles singles;
  for (const auto& [name, value] : head.headers) {
    if (!is_token(name) || !is_field_value(value)) return Problem{"http.bad_header"};
    for (const Named& single : single_headers) {
      if (!same_name(name, single.name)) continue;
      if (singles.*single.place) return Problem{"http.duplicate_header", {{"header", std::string{single.name}}}};
      singles.*single.place = trimmed(value);
    }
    if (same_name(name, "X-Forwarded-For")) checked.forwarded_for = trimmed(value);
    if (same_name(name, "User-Agent")) checked.user_agent = trimmed(value);
  }
  return singles;
}

Result<void> check_length(const Singles& singles, std::string_view version, CheckedHead& checked) {
  if (singles.length && singles.encoding) return Problem{"http.length_and_encoding"};
  if (singles.encoding) {
    if (version != "HTTP/1.1" || !same_name(*singles.encoding, "chunked")) return Problem{"http.bad_encoding"};
    checked.chunked = true;
  }
  if (singles.length) {
    std::uint64_t length = 0;
    const char* end = singles.length->data() + singles.length->size();
    const auto read = std::from_chars(singles.length->data(), end, length);
    if (read.ec != std::errc{} || read.ptr != end) return Problem{"http.bad_length"};
    checked.content_length = length;
  }
  return {};
}

Result<void> check_host(const Singles& singles, std::string_view version, const FrontLimits& limits) {
  if (!singles.host) return version == "HTTP/1.0" ? Result<void>{} : Problem{"http.no_host"};
  if (limits.hosts.empty()) return {};
  std::string_view host = *singles.host;
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) host = host.substr(0, colon);
  const bool ours = std::any_of(limits.hosts.begin(), limits.hosts.end(),
                                [&](const std::string& name) { return same_name(name, host); });
  return ours ? Result<void>{} : Problem{"http.unknown_host"};
}

Result<void> check_method(std::string_view method, CheckedHead& checked) {
  if (method == "GET" || method == "HEAD") {
    checked.method = Method::get;
    checked.head_only = method == "HEAD";
  } else if (method == "POST") {
    checked.method = Method::post;
  } else if (method == "PUT") {
    checked.method = Method::put;
  } else if (method == "DELETE") {
    checked.method = Method::del;
  } else {
    return Problem{"http.unknown_method"};
  }
  return {};
}

void take_rest(const Singles& singles, CheckedHead& checked) {
  checked.content_type = singles.content_type.value_or("");
  checked.content_encoding = singles.content_encoding.value_or("");
  checked.idempotency_key = singles.key.value_or("");
  checked.if_none_match = singles.if_none_match.value_or("");
  checked.if_match = singles.if_match.value_or("");
  checked.expects_continue = singles.expect.has_value();
  const std::string_view authorization = singles.authorization.value_or("");
  constexpr std::string_view scheme = "Bearer ";
  if (authorization.size() > scheme.size() && same_name(authorization.substr(0, scheme.size()), scheme)) {
    checked.bearer = trimmed(authorization.substr(scheme.size()));
  }
}

Result<CheckedHead> check(const RequestHead& head, const FrontLimits& limits) {
  CheckedHead checked;
  if (head.version != "HTTP/1.1" && head.version != "HTTP/1.0") return Problem{"http.bad_version"};
  if (head.target.size() > limits.target_bytes) return Problem{"http.target_too_long"};
  if (head.headers.size() > limits.headers) return Problem{"http.too_many_headers"};
  const Result<Singles> singles = collect(head, checked);
  if (!singles) return singles.problem();
  if (const auto length = check_length(*singles, head.version, checked); !length) return length.problem();
  if (const auto host = check_host(*singles, head.version, limits); !host) return host.problem();
  if (const auto method = check_method(head.method, checked); !method) return method.problem();
  Result<RequestTarget> target = parse_target(head.target);
  if (!target) return std::move(target).problem();
  checked.target = std::move(*target);
  take_rest(*singles, checked);
  return checked;
}

}  // namespace

bool same_name(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

std::variant<CheckedHead, FrontRefusal> check_head(const RequestHead& head, const FrontLimits& limits) {
  Result<CheckedHead> checked = check(head, limits);
  if (!checked) return FrontRefusal{std::move(checked).problem(), true};
  return std::move(*checked);
}

bool has_bare_line_end(std::span<const HeaderField> headers) {
  for (std::size_t at = 1; at < headers.size(); ++at) {
    const std::string_view value = headers[at - 1].value;
    const auto end = reinterpret_cast<std::uintptr_t>(value.data()) + value.size();
    if (reinterpret_cast<std::uintptr_t>(headers[at].name.data()) == end + 1) return true;
  }
  return false;
}

bool has_folded_line(std::span<const HeaderField> headers) {
  return std::any_of(headers.begin(), headers.end(), [](const HeaderField& header) {
    return reinterpret_cast<std::uintptr_t>(header.value.data()) < reinterpret_cast<std::uintptr_t>(header.name.data());
  });
}

Result<void> check_body_encoding(const CheckedHead& head) {
  if (!head.content_encoding.empty() && !same_name(head.content_encoding, "identity")) {
    return Problem{"http.unsupported_media_type"};
  }
  return {};
}

Result<void> check_body_kind(const CheckedHead& head) {
  if (auto encoding = check_body_encoding(head); !encoding) return encoding;
  const std::vector<std::string_view> parts = split(head.content_type, ';');
  if (!same_name(trimmed(parts.front()), "application/json")) return Problem{"http.unsupported_media_type"};
  for (std::size_t at = 1; at < parts.size(); ++at) {
    const std::string_view parameter = trimmed(parts[at]);
    if (!same_name(parameter, "charset=utf-8") && !same_name(parameter, "charset=\"utf-8\"")) {
      return Problem{"http.unsupported_media_type"};
    }
  }
  return {};
}

Result<void> check_form_kind(const CheckedHead& head) {
  if (!head.content_encoding.empty() && !same_name(head.content_encoding, "identity")) {
    return Problem{"http.unsupported_media_type"};
  }
  const std::string_view kind = trimmed(split(head.content_type, ';').front());
  const bool form = same_name(kind, "application/x-www-form-urlencoded") || same_name(kind, "multipart/form-data");
  return form ? Result<void>{} : Problem{"http.unsupported_media_type"};
}

Result<void> check_idempotency_key(std::string_view key) {
  constexpr std::size_t most = 128;
  const bool good = !key.empty() && key.size() <= most &&
                    std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  return good ? Result<void>{} : Problem{"http.bad_idempotency_key"};
}

}  // namespace vestnik
