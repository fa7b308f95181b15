#pragma once
/// Codes of an authenticator app: TOTP (RFC 6238) with SHA-1, 30 seconds and six digits, which is what every such app
/// understands. Pure functions; any thread.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"

namespace vestnik {

inline constexpr std::chrono::seconds one_time_step{30};
inline constexpr std::size_t one_time_secret_bytes = 20;  ///< RFC 4226, 4

/// The step a moment lies in.
[[nodiscard]] std::int64_t one_time_step_of(Instant at);
/// Six digits of the step (RFC 4226, 5.3).
[[nodiscard]] std::string one_time_code(std::string_view secret, std::int64_t step);
/// RFC 4648 without padding: what a person types into the app where the picture cannot be read.
[[nodiscard]] std::string to_base32(std::string_view bytes);
/// "otpauth://totp/…": what the picture for the app holds. `issuer` and `login` as text.
[[nodiscard]] std::string otpauth_address(std::string_view secret, std::string_view issuer, std::string_view login);

}  // namespace vestnik
