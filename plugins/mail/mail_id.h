#pragma once
/// What lies in a mailbox: messages people wrote («m17») and letters of the service itself («l5»).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace vestnik::mail {

enum class MailKind : std::uint8_t { message, letter };

struct MailId {
  MailKind kind = MailKind::message;
  std::int64_t number = 0;
  bool operator==(const MailId&) const = default;
};

[[nodiscard]] std::string to_text(MailId id);
[[nodiscard]] std::optional<MailId> parse_mail_id(std::string_view text);

/// Where a page of a mailbox goes on: after the mail that was sent at `sent_at` and has this id. Newest first; of one
/// instant messages stand before letters, and the higher number first.
struct MailCursor {
  std::int64_t sent_at = INT64_MAX;  ///< microseconds
  MailId id{MailKind::message, INT64_MAX};
};

/// "1791964800000000.m17".
[[nodiscard]] std::string to_text(const MailCursor& cursor);
[[nodiscard]] std::optional<MailCursor> parse_cursor(std::string_view text);

}  // namespace vestnik::mail
