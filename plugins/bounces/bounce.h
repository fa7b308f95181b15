#pragma once
/// What a mail in the bounce mailbox says of a mail of ours: a delivery status notification (RFC 3464 in a
/// multipart/report, RFC 6522), or Exim's plain text. Whatever is not certain says nothing: answers of people and their
/// absence notices, reports on several recipients (a list or a forwarding behind the address), text without a verdict.
/// Pure; any thread.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/delivery_reports.h"

namespace vestnik::bounces {

struct Bounce {
  std::string message_id;  ///< of the mail that came back, without angle brackets
  DeliveryReport::Kind kind = DeliveryReport::Kind::undelivered;
  std::vector<std::string> recipients;  ///< addresses it names, the original one first; personal data
  std::string why;                      ///< "failed 5.1.1 smtp; 550 …": holds addresses
};

/// `mail`: its bytes, or the first of them.
[[nodiscard]] std::optional<Bounce> read_bounce(std::string_view mail);

/// What a final status (RFC 3463) says: 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.10 and 5.2.1 that there is no such
/// mailbox, everything else that this mail will not arrive.
[[nodiscard]] DeliveryReport::Kind kind_of_failure(std::string_view status);

}  // namespace vestnik::bounces
