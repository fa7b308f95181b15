#include "json/json_writer.h"

#include <array>
#include <charconv>

namespace vestnik {
namespace {

constexpr std::array<bool, 256> make_escaped() {
  std::array<bool, 256> escaped{};
  for (std::size_t at = 0; at < 0x20; ++at) escaped[at] = true;
  escaped['"'] = true;
  escaped['\\'] = true;
  return escaped;
}
constexpr std::array<bool, 256> must_escape = make_escaped();

void append_escape(std::string& out, char c) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '\\';
  switch (c) {
    case '"': out += '"'; return;
    case '\\': out += '\\'; return;
    case '\n': out += 'n'; return;
    case '\r': out += 'r'; return;
    case '\t': out += 't'; return;
    default: break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "u00";
  out += hex[byte >> 4U];
  out += hex[byte & 15U];
}

}  // namespace

void JsonWriter::append_quoted(std::string_view text) {
  out_ += '"';
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!must_escape[static_cast<unsigned char>(text[at])]) continue;
    out_.append(text, written, at - written);
    append_escape(out_, text[at]);
    written = at + 1;
  }
  out_.append(text, written, text.size() - written);
  out_ += '"';
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  comma_due_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  comma_due_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_quoted(name);
  out_ += ':';
  comma_due_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_quoted(text);
  comma_due_ = true;
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return literal({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonWriter& JsonWriter::hundredths(std::int64_t count) {
  const bool negative = count < 0;
  // The most negative number has no positive counterpart among the signed.
  const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
  std::array<char, 28> digits{};
  char* end = digits.data();
  if (negative) *end++ = '-';
  end = std::to_chars(end, digits.data() + digits.size(), size / 100).ptr;
  *end++ = '.';
  *end++ = static_cast<char>('0' + size % 100 / 10);
  *end++ = static_cast<char>('0' + size % 10);
  return literal({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonWriter& JsonWriter::literal(std::string_view text) {
  separate();
  out_ += text;
  comma_due_ = true;
  return *this;
}

std::string json_quoted(std::string_view text) {
  std::string out;
  JsonWriter{out}.value(text);
  return out;
}

}  // namespace vestnik
