#pragma once
/// What we say of a message: submit_sm (SMPP 3.4, 4.4.1), one for each part of it.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/sms_segments.h"

namespace vestnik::smpp {

/// An address with its type of number and numbering plan (5.2.5, 5.2.6).
struct Address {
  std::string digits;
  std::uint8_t ton = 0;
  std::uint8_t npi = 0;
  bool operator==(const Address&) const = default;
};

/// How a message that does not fit into one part is put together again by the telephone.
enum class Joining : std::uint8_t {
  udh,  ///< a header in the text itself (3GPP TS 23.040 9.2.3.24.1): every operator carries it
  sar   ///< optional parameters sar_*; the operator makes the header
};

/// A message as its parts will be submitted.
struct Letter {
  Address from;
  Address to;
  SmsParts parts;
  std::uint8_t reference = 0;        ///< of the parts of one message
  std::uint16_t user_reference = 0;  ///< user_message_reference: the same for every attempt
  std::optional<std::chrono::seconds> valid_for{};
};

inline constexpr std::size_t most_parts = 255;

/// The address as an operator takes it: E.164 is international ISDN without its plus, letters are alphanumeric, what is
/// left are digits of the operator's own plan.
[[nodiscard]] Address address_of(const std::string& text);

/// A relative time (7.1.1.2), at most 63 days, which no operator keeps a message for.
[[nodiscard]] std::string relative_time(std::chrono::seconds length);

/// Appends the submit_sm of one part, from 0.
void append_submit(std::string& out, std::uint32_t sequence, const Letter& letter, std::size_t part, Joining joining);

}  // namespace vestnik::smpp
