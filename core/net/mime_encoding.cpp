#include "net/mime_encoding.h"

#include <algorithm>
#include <cstdint>

namespace vestnik::net {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t longest_encoded_line = 76;
constexpr std::size_t bytes_of_a_line = longest_encoded_line / 4 * 3;
constexpr std::string_view word_start = "=?UTF-8?B?";
constexpr std::string_view word_end = "?=";

void append_base64(std::string& out, std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t held = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8 | (i < held ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      out += i <= held ? alphabet[group >> (18 - 6 * i) & 63] : '=';
    }
  }
}

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// Bytes of the longest beginning of at most `room` bytes that ends between code points.
std::size_t whole_points(std::string_view utf8, std::size_t room) {
  if (utf8.size() <= room) return utf8.size();
  std::size_t end = room;
  while (end > 0 && !starts_code_point(utf8[end])) --end;
  return end == 0 ? room : end;
}

class QuotedPrintable {
 public:
  explicit QuotedPrintable(std::size_t expected) { out_.reserve(expected); }

  void literal(char c) { put({&c, 1}); }
  void escaped(char c) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    const char text[3] = {'=', digits[byte >> 4], digits[byte & 15]};
    put({text, 3});
  }
  void line_end() {
    out_ += "\r\n";
    used_ = 0;
  }
  [[nodiscard]] bool at_line_start() const { return used_ == 0; }
  std::string finish() && {
    if (used_ != 0) out_ += "=\r\n";
    return std::move(out_);
  }

 private:
  void put(std::string_view piece) {
    if (used_ + piece.size() > longest_encoded_line - 1) {
      out_ += "=";
      line_end();
    }
    out_ += piece;
    used_ += piece.size();
  }
  std::string out_;
  std::size_t used_ = 0;
};

bool is_plain(char c) { return (c >= 33 && c <= 126 && c != '=') || c == ' ' || c == '\t'; }

}  // namespace

std::string base64_lines(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() / 3 * 4 + bytes.size() / bytes_of_a_line * 2 + 8);
  for (std::size_t at = 0; at < bytes.size(); at += bytes_of_a_line) {
    append_base64(out, bytes.substr(at, bytes_of_a_line));
    out += "\r\n";
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  QuotedPrintable out{text.size() + text.size() / 8};
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    const bool before_line_end = rest.size() == 1 || rest.substr(1).starts_with("\r\n");
    if (rest.starts_with("\r\n")) {
      out.line_end();
      ++at;
    } else if (!is_plain(rest[0]) || (before_line_end && (rest[0] == ' ' || rest[0] == '\t')) ||
               (out.at_line_start() && (rest[0] == '.' || rest.starts_with("From ")))) {
      out.escaped(rest[0]);
    } else {
      out.literal(rest[0]);
    }
  }
  return std::move(out).finish();
}

std::string with_crlf(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 32);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r' && text[at] != '\n') {
      out += text[at];
      continue;
    }
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    out += "\r\n";
  }
  return out;
}

std::string encoded_words(std::string_view utf8, std::size_t used) {
  constexpr std::size_t frame = word_start.size() + word_end.size();
  std::string out;
  std::size_t room = longest_encoded_line - std::min(used, longest_encoded_line);
  while (!utf8.empty()) {
    if (room < frame + 8) {
      out += "\r\n ";
      room = longest_encoded_line - 1;
    }
    const std::string_view piece = utf8.substr(0, whole_points(utf8, (room - frame) / 4 * 3));
    out += word_start;
    append_base64(out, piece);
    out += word_end;
    utf8.remove_prefix(piece.size());
    room = 0;
  }
  return out;
}

}  // namespace vestnik::net
