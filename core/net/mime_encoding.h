#pragma once
/// The encodings of RFC 2045 and RFC 2047. Pure; any thread.
#include <string>
#include <string_view>

namespace vestnik::net {

/// Base64 in lines of 76 characters, each ended by CR LF.
[[nodiscard]] std::string base64_lines(std::string_view bytes);

/// Quoted-printable of a text whose lines end in CR LF: lines of at most 76 characters, the last one ended by CR LF
/// (by a soft break where the text has no line end there). A "." and a "From " at a line's start are escaped: servers
/// and mailboxes that get them wrong do no harm then.
[[nodiscard]] std::string quoted_printable(std::string_view text);

/// Every line end (LF, CR LF or lone CR) as CR LF.
[[nodiscard]] std::string with_crlf(std::string_view text);

/// UTF-8 as encoded words (base64), each of at most 75 characters and whole code points, parted by CR LF SP.
/// `used`: characters of the header's line before the first word.
[[nodiscard]] std::string encoded_words(std::string_view utf8, std::size_t used);

}  // namespace vestnik::net
