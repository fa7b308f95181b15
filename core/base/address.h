#pragma once
/// Whether an address can be one: asked where it is entered and where a message leaves. Pure; any thread.
#include <string_view>

namespace vestnik {

/// An address that any SMTP server takes: RFC 5321 dot-string local part (at most 64 octets), a domain of letters,
/// digits and hyphens in labels of at most 63, at most 254 octets in all. ASCII only (no SMTPUTF8), no quoted local
/// part, no address literal.
[[nodiscard]] bool is_mail_address(std::string_view address);

/// Telephone in E.164: "+" and 7 to 15 digits, the first not 0.
[[nodiscard]] bool is_telephone(std::string_view number);

}  // namespace vestnik
