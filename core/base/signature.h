#pragma once
/// HMAC-SHA256 (RFC 2104, FIPS 180-4) and base64 (RFC 4648, with padding): how messages between servers are signed.
/// Any thread.
#include <optional>
#include <string>
#include <string_view>

namespace vestnik {

/// 32 bytes. The key may have any length but none.
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view data);

[[nodiscard]] std::string to_base64(std::string_view bytes);
/// nullopt for what is no base64.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace vestnik
