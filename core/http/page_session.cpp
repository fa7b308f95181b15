#include "http/page_session.h"

#include "base/digest.h"
#include "base/text.h"

namespace vestnik {
namespace {

std::string_view header_named(std::span<const HeaderField> headers, std::string_view wanted) {
  for (const auto& [name, value] : headers) {
    if (same_name(name, wanted)) return trimmed(value);
  }
  return {};
}

}  // namespace

std::string session_of_cookie(std::span<const HeaderField> headers) {
  std::string token;
  for (const auto& [name, value] : headers) {
    if (!same_name(name, "Cookie")) continue;
    for (const std::string_view pair : split(value, ';')) {
      const std::string_view cookie = trimmed(pair);
      const auto equals = cookie.find('=');
      if (cookie.substr(0, equals) != session_cookie || equals == std::string_view::npos) continue;
      const std::string_view held = cookie.substr(equals + 1);
      if (!token.empty() && token != held) return {};
      token = held;
    }
  }
  return token;
}

bool is_of_our_page(Method method, std::span<const HeaderField> headers, std::string_view expected) {
  if (method == Method::get) return true;
  const std::string_view site = header_named(headers, "Sec-Fetch-Site");
  if (!site.empty() && !same_name(site, "same-origin")) return false;
  return !expected.empty() && same_digest(header_named(headers, "X-CSRF-Token"), expected);
}

}  // namespace vestnik
