#include "submit.h"

#include <algorithm>

#include "pdu.h"
#include "protocol.h"

namespace vestnik::smpp {
namespace {

constexpr std::uint8_t ton_unknown = 0;
constexpr std::uint8_t ton_alphanumeric = 5;
constexpr std::uint8_t npi_unknown = 0;
constexpr std::uint8_t npi_isdn = 1;

constexpr std::uint32_t want_receipt = 1;
constexpr std::uint32_t coding_default = 0;
constexpr std::uint32_t coding_ucs2 = 8;

constexpr std::uint16_t tag_user_message_reference = 0x0204;

constexpr std::size_t longest_address = 20;
constexpr std::size_t longest_alphanumeric = 11;
constexpr std::size_t header_octets = 6;

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string number_octets(std::uint32_t value, std::size_t octets) {
  std::string made;
  append_number(made, value, octets);
  return made;
}

void append_address(std::string& out, const Address& address) {
  append_number(out, address.ton, 1);
  append_number(out, address.npi, 1);
  append_c_string(out, address.digits, longest_address);
}

// 3GPP TS 23.040 9.2.3.24.1: concatenated short messages, 8-bit reference number.
void append_header(std::string& out, const Letter& letter, std::size_t part) {
  for (const std::size_t octet : {std::size_t{5}, std::size_t{0}, std::size_t{3}, std::size_t{letter.reference},
                                  letter.parts.octets.size(), part + 1}) {
    append_number(out, static_cast<std::uint32_t>(octet), 1);
  }
}

}  // namespace

Address address_of(const std::string& text) {
  if (text.empty()) return {};
  if (text.front() == '+' && is_digits(std::string_view{text}.substr(1))) {
    return {text.substr(1), ton_international, npi_isdn};
  }
  if (is_digits(text)) return {text, ton_unknown, npi_unknown};
  return {text.substr(0, longest_alphanumeric), ton_alphanumeric, npi_unknown};
}

std::string relative_time(std::chrono::seconds length) {
  using namespace std::chrono;
  const seconds shown = std::clamp(length, seconds{1}, seconds{days{63}});
  // Months have no fixed length: days up to 31 stand in their own field, the rest as months of thirty days.
  const auto whole_days = duration_cast<days>(shown).count();
  const hh_mm_ss rest{shown - days{whole_days}};
  std::string text = "00";
  for (const std::int64_t field :
       {std::int64_t{whole_days / 30}, std::int64_t{whole_days % 30}, std::int64_t{rest.hours().count()},
        std::int64_t{rest.minutes().count()}, std::int64_t{rest.seconds().count()}}) {
    text += static_cast<char>('0' + field / 10);
    text += static_cast<char>('0' + field % 10);
  }
  return text + "000R";
}

void append_submit(std::string& out, std::uint32_t sequence, const Letter& letter, std::size_t part, Joining joining) {
  const std::string& octets = letter.parts.octets[part];
  const bool several = letter.parts.octets.size() > 1;
  const bool headed = several && joining == Joining::udh;
  const std::size_t begin = out.size();
  append_pdu(out, {Command::submit_sm, 0, sequence, {}});
  append_c_string(out, "", 0);  // service_type
  append_address(out, letter.from);
  append_address(out, letter.to);
  append_number(out, headed ? esm_has_header : 0, 1);
  append_number(out, 0, 1);     // protocol_id
  append_number(out, 0, 1);     // priority_flag
  append_c_string(out, "", 0);  // schedule_delivery_time: at once
  append_c_string(out, letter.valid_for ? relative_time(*letter.valid_for) : "", 16);
  append_number(out, want_receipt, 1);
  append_number(out, 0, 1);  // replace_if_present_flag
  append_number(out, letter.parts.alphabet == SmsAlphabet::gsm7 ? coding_default : coding_ucs2, 1);
  append_number(out, 0, 1);  // sm_default_msg_id
  append_number(out, static_cast<std::uint32_t>(octets.size() + (headed ? header_octets : 0)), 1);
  if (headed) append_header(out, letter, part);
  out += octets;
  append_tlv(out, tag_user_message_reference, number_octets(letter.user_reference, 2));
  if (several && joining == Joining::sar) {
    append_tlv(out, tag_sar_msg_ref_num, number_octets(letter.reference, 2));
    append_tlv(out, tag_sar_total_segments, number_octets(static_cast<std::uint32_t>(letter.parts.octets.size()), 1));
    append_tlv(out, tag_sar_segment_seqnum, number_octets(static_cast<std::uint32_t>(part + 1), 1));
  }
  std::string length;
  append_number(length, static_cast<std::uint32_t>(out.size() - begin), 4);
  out.replace(begin, length.size(), length);
}

}  // namespace vestnik::smpp
