#pragma once
/// A mail as bytes: RFC 5322 headers in seven bits (RFC 2047 encoded words), text and HTML as multipart/alternative
/// (RFC 2046), parts in quoted-printable or base64 (RFC 2045), whichever is shorter. Lines end in CR LF and have at
/// most 76 characters but for addresses and ids. Marked as sent by a machine (RFC 3834), so that absence notices do not
/// answer. The same input gives the same bytes. Pure; any thread.
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace vestnik::net {

struct Mail {
  std::string_view message_id;  ///< without angle brackets: see message_id_for
  Instant date;
  std::string_view from_name;  ///< "" for none
  std::string_view from;
  std::string_view to;
  std::string_view subject;
  std::string_view text;
  std::string_view html;  ///< "" for a mail of text alone
  /// Address of one click (RFC 8058): List-Unsubscribe and List-Unsubscribe-Post; "" for none. Receivers believe them
  /// only under the relay's DKIM signature.
  std::string_view unsubscribe{};
};

/// "12.345@vestnik.school.ru": the same for every attempt of a delivery, so that the recipient's server may drop a
/// repeat. A key that is no dot-atom (RFC 5322 3.2.3) is replaced by its digest.
[[nodiscard]] std::string message_id_for(std::string_view idempotency_key, std::string_view domain);

/// Problems "mail.unsafe_header" {field} (CR, LF or NUL, or no UTF-8, or no web address), "mail.bad_address" {field}
/// and "mail.not_utf8" {field}; the value itself is not told.
[[nodiscard]] Result<std::string> build_mail(const Mail& mail);

}  // namespace vestnik::net
