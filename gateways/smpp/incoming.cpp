#include "incoming.h"

#include <charconv>

#include "base/text.h"
#include "base/utf16.h"
#include "domain/gsm_alphabet.h"
#include "pdu.h"
#include "protocol.h"

namespace vestnik::smpp {
namespace {

constexpr std::uint8_t esm_type = 0x3C;
constexpr std::uint8_t esm_receipt = 0x04;

constexpr std::uint32_t tag_receipted_message_id = 0x001E;
constexpr std::uint32_t tag_network_error_code = 0x0423;
constexpr std::uint32_t tag_message_payload = 0x0424;
constexpr std::uint32_t tag_message_state = 0x0427;

// Sizes of the fields with their NULs.
constexpr std::size_t service_type_size = 6;
constexpr std::size_t address_size = 21;
constexpr std::size_t time_size = 17;
constexpr std::size_t message_id_size = 65;

std::string read_address(BodyReader& body) {
  const std::uint32_t ton = body.number(1);
  static_cast<void>(body.number(1));
  const std::string digits{body.c_string(address_size)};
  const bool bare = !digits.empty() && digits.front() != '+';
  return bare && ton == ton_international ? "+" + digits : digits;
}

std::uint32_t number_of(std::string_view octets) {
  BodyReader value{octets};
  return value.number(octets.size());
}

void read_tlv(Delivered& delivered, PartPlace& sar, std::uint32_t tag, std::string_view value) {
  switch (tag) {
    case tag_receipted_message_id:
      delivered.receipted_id = value.substr(0, std::min(value.find('\0'), message_id_size));
      break;
    case tag_message_payload: delivered.octets = value; break;
    case tag_message_state:
      if (value.size() == 1) delivered.message_state = static_cast<std::uint8_t>(value[0]);
      break;
    case tag_network_error_code:
      if (value.size() == 3) delivered.network_error = number_of(value);
      break;
    case tag_sar_msg_ref_num:
      if (value.size() == 2) sar.reference = static_cast<std::uint16_t>(number_of(value));
      break;
    case tag_sar_total_segments:
      if (value.size() == 1) sar.total = static_cast<std::uint8_t>(value[0]);
      break;
    case tag_sar_segment_seqnum:
      if (value.size() == 1) sar.number = static_cast<std::uint8_t>(value[0]);
      break;
    default: break;
  }
}

// Takes the header (3GPP TS 23.040 9.2.3.24) off the text. A header that reaches beyond the text is dropped with it.
void take_header_off(Delivered& delivered) {
  BodyReader whole{delivered.octets};
  const std::uint32_t length = whole.number(1);
  BodyReader header{whole.octets(length)};
  if (whole.bad()) {
    delivered.octets.clear();
    return;
  }
  while (!header.at_end()) {
    const std::uint32_t element = header.number(1);
    const std::string_view value = header.octets(header.number(1));
    if (header.bad()) break;
    const bool wide = element == 0x08 && value.size() == 4;
    if (!wide && (element != 0x00 || value.size() != 3)) continue;
    const std::size_t split = wide ? 2 : 1;
    delivered.place = PartPlace{static_cast<std::uint16_t>(number_of(value.substr(0, split))),
                                static_cast<std::uint8_t>(value[split]), static_cast<std::uint8_t>(value[split + 1])};
  }
  delivered.octets.erase(0, length + 1);
}

std::string from_latin1(std::string_view octets) {
  std::u32string points;
  for (const char octet : octets) points += static_cast<unsigned char>(octet);
  return to_utf8(points);
}

using Kind = DeliveryReport::Kind;

// 5.2.28, and the words of appendix B for the same states.
struct State {
  std::uint8_t number;
  std::string_view word;
  Kind kind;
};
constexpr State states[] = {
    {0, "SCHEDULED", Kind::asked},     {1, "ENROUTE", Kind::asked},       {2, "DELIVRD", Kind::delivered},
    {3, "EXPIRED", Kind::undelivered}, {4, "DELETED", Kind::undelivered}, {5, "UNDELIV", Kind::undelivered},
    {6, "ACCEPTD", Kind::asked},       {7, "UNKNOWN", Kind::asked},       {8, "REJECTD", Kind::undelivered},
};

// "id:" of "id:123 sub:001 …", up to the next blank.
std::string_view field_of(std::string_view text, std::string_view name) {
  const auto is_blank_before = [&](std::size_t at) { return at == 0 || text[at - 1] == ' '; };
  auto at = text.find(name);
  while (at != std::string_view::npos && !is_blank_before(at)) at = text.find(name, at + 1);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = text.substr(at + name.size());
  return rest.substr(0, rest.find(' '));
}

const State* state_of(const Delivered& delivered, std::string_view word) {
  for (const State& state : states) {
    if (delivered.message_state ? state.number == *delivered.message_state : state.word == word) return &state;
  }
  return nullptr;
}

// What is no number of the base stays as it is.
std::string in_other_digits(const std::string& number, int from, int to) {
  std::uint64_t value = 0;
  const char* end = number.data() + number.size();
  const auto read = std::from_chars(number.data(), end, value, from);
  if (read.ec != std::errc{} || read.ptr != end) return number;
  char text[24];
  const auto written = std::to_chars(std::begin(text), std::end(text), value, to);
  return {text, written.ptr};
}

// A code of the GSM network (type 3): MAP error 1 of 3GPP TS 29.002 is "unknown subscriber".
constexpr std::uint32_t unknown_subscriber = 0x030001;

}  // namespace

std::optional<Delivered> read_delivered(std::string_view bytes) {
  BodyReader body{bytes};
  Delivered delivered;
  static_cast<void>(body.c_string(service_type_size));
  delivered.from = read_address(body);
  delivered.to = read_address(body);
  delivered.esm_class = static_cast<std::uint8_t>(body.number(1));
  static_cast<void>(body.octets(2));  // protocol_id, priority_flag
  static_cast<void>(body.c_string(time_size));
  static_cast<void>(body.c_string(time_size));
  static_cast<void>(body.octets(2));  // registered_delivery, replace_if_present_flag
  delivered.data_coding = static_cast<std::uint8_t>(body.number(1));
  static_cast<void>(body.octets(1));  // sm_default_msg_id
  delivered.octets = body.octets(body.number(1));
  PartPlace sar;
  while (!body.bad() && !body.at_end()) {
    const std::uint32_t tag = body.number(2);
    read_tlv(delivered, sar, tag, body.octets(body.number(2)));
  }
  if (body.bad()) return std::nullopt;
  if (sar.total > 1) delivered.place = sar;
  if ((delivered.esm_class & esm_has_header) != 0) take_header_off(delivered);
  return delivered;
}

Meaning meaning_of(const Delivered& delivered) {
  const int type = delivered.esm_class & esm_type;
  if (type == 0) return Meaning::message;
  return type == esm_receipt ? Meaning::receipt : Meaning::other;
}

std::optional<std::string> text_of(std::uint8_t data_coding, std::string_view octets) {
  // 3GPP TS 23.038 4: groups 00xx and 1111 name the alphabet in bits 3 and 2.
  const bool general = data_coding >= 0x10 && (data_coding < 0x40 || data_coding >= 0xF0);
  const int coding = general ? data_coding & 0x0C : data_coding;
  switch (coding) {
    case 0: return from_gsm(octets);
    case 1: return is_utf8(octets) ? std::string{octets} : from_latin1(octets);
    case 3: return from_latin1(octets);
    case 8: return from_utf16(octets, OctetOrder::high_first);
    default: return std::nullopt;
  }
}

std::optional<DeliveryReport> read_receipt(const Delivered& delivered) {
  const std::string_view text = delivered.octets;
  const std::string_view word = field_of(text, "stat:");
  const std::string_view code = field_of(text, "err:");
  DeliveryReport report;
  report.receipt = delivered.receipted_id.empty() ? std::string{field_of(text, "id:")} : delivered.receipted_id;
  const State* state = state_of(delivered, word);
  if (report.receipt.empty() || report.receipt.size() > message_id_size || !is_utf8(report.receipt))
    return std::nullopt;
  if (state == nullptr) return std::nullopt;
  const bool nobody = state->kind == Kind::undelivered && delivered.network_error == unknown_subscriber;
  report.kind = nobody ? Kind::no_such_address : state->kind;
  report.why = state->word;
  const bool readable_code = !code.empty() && code.size() <= 8 && is_utf8(code);
  if (state->kind == Kind::undelivered && readable_code) (report.why += " err:") += code;
  return report;
}

std::string as_in_receipts(ReceiptIds ids, const std::string& answered) {
  if (ids == ReceiptIds::as_is) return answered;
  return ids == ReceiptIds::hex_to_decimal ? in_other_digits(answered, 16, 10) : in_other_digits(answered, 10, 16);
}

std::string as_kept(ReceiptIds ids, const std::string& reported) {
  if (ids == ReceiptIds::as_is) return reported;
  const int base = ids == ReceiptIds::hex_to_decimal ? 10 : 16;
  return in_other_digits(reported, base, base);
}

}  // namespace vestnik::smpp
