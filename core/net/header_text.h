#pragma once
/// What may stand in a header or an envelope. libcurl passes CR and LF on verbatim, so everything that goes to a server
/// is judged here first. Pure; any thread.
#include <string>
#include <string_view>

#include "base/problem.h"

namespace vestnik::net {

/// Without CR, LF and NUL: nothing in it can start a header or a command of its own.
[[nodiscard]] bool is_one_line(std::string_view value);

/// A header field's name: RFC 9110 token.
[[nodiscard]] bool is_header_name(std::string_view name);

/// An address that any SMTP server takes: RFC 5321 dot-string local part (at most 64 octets), a domain of letters,
/// digits and hyphens in labels of at most 63, at most 254 octets in all. ASCII only (no SMTPUTF8), no quoted local
/// part, no address literal.
[[nodiscard]] bool is_mail_address(std::string_view address);

/// Telephone in E.164: "+" and 7 to 15 digits, the first not 0.
[[nodiscard]] bool is_telephone(std::string_view number);

/// The words of a provider fit for a log and for the administrator: one line, at most 200 bytes of printable UTF-8,
/// with every occurrence of the address, and whatever else looks like a mail address or a telephone number, replaced by
/// "…". Long numbers stay where the address is a mail address: there they are the server's queue ids.
[[nodiscard]] std::string without_addresses(std::string_view words, std::string_view address);

/// "mail.bad_address field=to": a problem of ours where a provider's words would stand.
[[nodiscard]] std::string in_words(const Problem& problem);

}  // namespace vestnik::net
