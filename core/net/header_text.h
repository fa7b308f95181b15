#pragma once
/// What may stand in a header or an envelope. libcurl passes CR and LF on verbatim, so everything that goes to a server
/// is judged here first. Pure; any thread.
#include <string>
#include <string_view>

#include "base/address.h"
#include "base/problem.h"

namespace vestnik::net {

/// Without CR, LF and NUL: nothing in it can start a header or a command of its own.
[[nodiscard]] bool is_one_line(std::string_view value);

/// A header field's name: RFC 9110 token.
[[nodiscard]] bool is_header_name(std::string_view name);

using vestnik::is_mail_address;
using vestnik::is_telephone;

/// The words of a provider fit for a log and for the administrator: one line, at most 200 bytes of printable UTF-8,
/// with every occurrence of the address, and whatever else looks like a mail address or a telephone number, replaced by
/// "…". Long numbers stay where the address is a mail address: there they are the server's queue ids.
[[nodiscard]] std::string without_addresses(std::string_view words, std::string_view address);

/// "mail.bad_address field=to": a problem of ours where a provider's words would stand.
[[nodiscard]] std::string in_words(const Problem& problem);

}  // namespace vestnik::net
