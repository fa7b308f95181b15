#pragma once
/// Numbers of SMPP 3.4 that both directions use.
#include <cstdint>

namespace vestnik::smpp {

/// Type of number (5.2.5).
inline constexpr std::uint8_t ton_international = 1;

/// esm_class (5.2.12): the text begins with a header.
inline constexpr std::uint8_t esm_has_header = 0x40;

/// Optional parameters (5.3.2) of a message in parts.
inline constexpr std::uint16_t tag_sar_msg_ref_num = 0x020C;
inline constexpr std::uint16_t tag_sar_total_segments = 0x020E;
inline constexpr std::uint16_t tag_sar_segment_seqnum = 0x020F;

}  // namespace vestnik::smpp
