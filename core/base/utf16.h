#pragma once
/// UTF-16 as telephones and modems write it. Pure; any thread.
#include <cstdint>
#include <string>
#include <string_view>

namespace vestnik {

enum class OctetOrder : std::uint8_t { high_first, low_first };

/// UTF-8; half of a surrogate pair becomes U+FFFD, an odd octet at the end is dropped.
[[nodiscard]] std::string from_utf16(std::string_view octets, OctetOrder order);
/// Of UTF-8; a broken byte becomes U+FFFD. Without a byte order mark.
[[nodiscard]] std::string to_utf16(std::string_view text, OctetOrder order);

}  // namespace vestnik
