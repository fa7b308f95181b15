#pragma once
/// The default alphabet of SMS and its extension table (3GPP TS 23.038 6.2.1), one septet an octet, as SMPP and most
/// modems take it unpacked. The national tables of the same standard are left out: none of them holds Cyrillic letters,
/// so Russian providers send UCS-2 instead. Pure; any thread.
#include <cstddef>
#include <string>
#include <string_view>

namespace vestnik {

/// Septets of a character: 1, 2 for one of the extension table, 0 where the alphabet has none.
[[nodiscard]] std::size_t gsm_septets(char32_t point);
/// Appends the septets of a character; nothing where the alphabet has none.
void append_gsm(std::string& septets, char32_t point);
/// UTF-8 of septets; one that stands for nothing becomes U+FFFD. The eighth bit is not looked at.
[[nodiscard]] std::string from_gsm(std::string_view septets);

}  // namespace vestnik
