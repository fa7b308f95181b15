#pragma once
/// Plain text where these clients expect HTML.
#include <string>
#include <string_view>

namespace vestnik::netschool {

/// Marks of HTML stand for themselves; a line's end is a line's end.
[[nodiscard]] inline std::string html_of(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      case '\n': html += "<br>"; break;
      default: html += c;
    }
  }
  return html;
}

}  // namespace vestnik::netschool
