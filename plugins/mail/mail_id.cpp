#include "plugins/mail/mail_id.h"

#include <charconv>

namespace vestnik::mail {
namespace {

std::optional<std::int64_t> positive(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number <= 0) return std::nullopt;
  return number;
}

}  // namespace

std::string to_text(MailId id) { return (id.kind == MailKind::message ? 'm' : 'l') + std::to_string(id.number); }

std::optional<MailId> parse_mail_id(std::string_view text) {
  if (text.empty() || (text.front() != 'm' && text.front() != 'l')) return std::nullopt;
  const auto number = positive(text.substr(1));
  if (!number) return std::nullopt;
  return MailId{text.front() == 'm' ? MailKind::message : MailKind::letter, *number};
}

std::string to_text(const MailCursor& cursor) { return std::to_string(cursor.sent_at) + '.' + to_text(cursor.id); }

std::optional<MailCursor> parse_cursor(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto sent_at = positive(text.substr(0, dot));
  const auto id = parse_mail_id(text.substr(dot + 1));
  if (!sent_at || !id) return std::nullopt;
  return MailCursor{*sent_at, *id};
}

}  // namespace vestnik::mail
