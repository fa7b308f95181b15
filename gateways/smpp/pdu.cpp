#include "pdu.h"

#include <algorithm>

namespace vestnik::smpp {
namespace {

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

void append_number(std::string& out, std::uint32_t value, std::size_t octets) {
  for (std::size_t left = octets; left > 0; --left) out += static_cast<char>(value >> (8U * (left - 1)) & 0xFFU);
}

void append_c_string(std::string& out, std::string_view text, std::size_t longest) {
  for (const char c : text.substr(0, longest)) {
    if (c != '\0') out += c;
  }
  out += '\0';
}

void append_tlv(std::string& out, std::uint16_t tag, std::string_view value) {
  append_number(out, tag, 2);
  append_number(out, static_cast<std::uint32_t>(value.size()), 2);
  out += value;
}

void append_pdu(std::string& out, const Pdu& pdu) {
  append_number(out, static_cast<std::uint32_t>(pdu_header + pdu.body.size()), 4);
  append_number(out, static_cast<std::uint32_t>(pdu.command), 4);
  append_number(out, pdu.status, 4);
  append_number(out, pdu.sequence, 4);
  out += pdu.body;
}

void PduReader::feed(std::string_view bytes) {
  buffer_.erase(0, read_);
  read_ = 0;
  if (!broken_) buffer_ += bytes;
}

std::optional<Pdu> PduReader::next() {
  const std::string_view waiting = std::string_view{buffer_}.substr(read_);
  if (broken_ || waiting.size() < pdu_header) return std::nullopt;
  const std::size_t length = number_at(waiting, 0);
  if (length < pdu_header || length > largest_pdu) {
    broken_ = true;
    return std::nullopt;
  }
  if (waiting.size() < length) return std::nullopt;
  read_ += length;
  return Pdu{Command{number_at(waiting, 4)}, number_at(waiting, 8), number_at(waiting, 12),
             waiting.substr(pdu_header, length - pdu_header)};
}

std::uint32_t BodyReader::number(std::size_t octets_of_it) {
  std::uint32_t value = 0;
  for (const char octet : octets(octets_of_it)) value = value << 8U | static_cast<unsigned char>(octet);
  return value;
}

std::string_view BodyReader::c_string(std::size_t longest) {
  const auto end = rest_.substr(0, longest).find('\0');
  if (bad_ || end == std::string_view::npos) {
    bad_ = true;
    return {};
  }
  const std::string_view text = rest_.substr(0, end);
  rest_.remove_prefix(end + 1);
  return text;
}

std::string_view BodyReader::octets(std::size_t count) {
  if (bad_ || rest_.size() < count) {
    bad_ = true;
    return {};
  }
  const std::string_view taken = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return taken;
}

}  // namespace vestnik::smpp
