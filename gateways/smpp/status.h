#pragma once
/// What the command_status of an answer means for the message (SMPP 3.4, 5.1.3).
#include <cstdint>
#include <string>

#include "base/time.h"
#include "ports/gateway.h"

namespace vestnik::smpp {

namespace status {
inline constexpr std::uint32_t ok = 0x00;
inline constexpr std::uint32_t invalid_length = 0x02;     ///< ESME_RINVCMDLEN
inline constexpr std::uint32_t invalid_command = 0x03;    ///< ESME_RINVCMDID
inline constexpr std::uint32_t system_error = 0x08;       ///< ESME_RSYSERR
inline constexpr std::uint32_t invalid_password = 0x0E;   ///< ESME_RINVPASWD
inline constexpr std::uint32_t invalid_system_id = 0x0F;  ///< ESME_RINVSYSID
inline constexpr std::uint32_t queue_full = 0x14;         ///< ESME_RMSGQFUL
inline constexpr std::uint32_t throttled = 0x58;          ///< ESME_RTHROTTLED
inline constexpr std::uint32_t not_now = 0x64;            ///< ESME_RX_T_APPN
inline constexpr std::uint32_t not_wanted = 0x66;         ///< ESME_RX_R_APPN
}  // namespace status

/// "SMPP 0x58: throttled", without anything of the message.
[[nodiscard]] std::string words_of(std::uint32_t status);

/// For any status but 0. A code that nobody explains (0x400 and above belong to the operator) is tried again: it says
/// that the message was not taken, and no more.
[[nodiscard]] Outcome outcome_of(std::uint32_t status, Instant now);

}  // namespace vestnik::smpp
