#pragma once
/// What an operator sends us: deliver_sm (SMPP 3.4, 4.6.1), which is either a message that somebody wrote or a receipt
/// of one of ours. Everything in it is a stranger's word.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ports/delivery_reports.h"

namespace vestnik::smpp {

/// Where a message stands among the parts it came in.
struct PartPlace {
  std::uint16_t reference = 0;
  std::uint8_t total = 1;
  std::uint8_t number = 1;  ///< from 1
};

struct Delivered {
  std::string from;  ///< digits; with "+" where the number is international
  std::string to;
  std::uint8_t esm_class = 0;
  std::uint8_t data_coding = 0;
  std::string octets;  ///< of the text, without the header
  std::optional<PartPlace> place{};
  std::string receipted_id{};                    ///< receipted_message_id, "" without
  std::optional<std::uint8_t> message_state{};   ///< 5.2.28
  std::optional<std::uint32_t> network_error{};  ///< type of network and code (5.3.2.31), three octets
};

/// nullopt: the body is no deliver_sm.
[[nodiscard]] std::optional<Delivered> read_delivered(std::string_view body);

enum class Meaning : std::uint8_t {
  message,  ///< somebody wrote it
  receipt,  ///< an SMSC delivery receipt
  other     ///< acknowledgements of telephones, notifications on the way: nothing that we ask for
};
[[nodiscard]] Meaning meaning_of(const Delivered& delivered);

/// The text in UTF-8; nullopt: binary, or a coding that is not read here.
[[nodiscard]] std::optional<std::string> text_of(std::uint8_t data_coding, std::string_view octets);

/// What a receipt says, by its optional parameters and, where they are missing, by its text ("id:… stat:DELIVRD …",
/// appendix B). nullopt: it names no message or no state that the specification knows. `at` and the key are left empty.
[[nodiscard]] std::optional<DeliveryReport> read_receipt(const Delivered& delivered);

/// How operators write one id in the answer to submit_sm and in the receipt.
enum class ReceiptIds : std::uint8_t {
  as_is,
  hex_to_decimal,  ///< the answer is hexadecimal, the receipt decimal
  decimal_to_hex
};
/// The id of an answer as receipts will write it, without leading zeros and in small letters; an id that is no such
/// number stays as it is.
[[nodiscard]] std::string as_in_receipts(ReceiptIds ids, const std::string& answered);
/// The id of a receipt in the very form that as_in_receipts() makes: operators write "00A1" and "a1" for one number.
[[nodiscard]] std::string as_kept(ReceiptIds ids, const std::string& reported);

}  // namespace vestnik::smpp
