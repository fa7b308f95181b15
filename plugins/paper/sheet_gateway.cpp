#include "plugins/paper/sheet_gateway.h"

#include <stdexcept>

#include "base/text.h"
#include "plugins/paper/sheet_store.h"

namespace vestnik::paper {
namespace {

// PostgreSQL keeps no NUL in a text: one such sheet would take its neighbours' receipts along.
bool can_be_kept(std::string_view text) { return is_utf8(text) && text.find('\0') == std::string_view::npos; }

Outcome put_into_queue(Transaction& transaction, const Message& message, Instant now) {
  if (!message.recipient) return Refused{"sheet.no_recipient", true};
  if (!can_be_kept(message.subject) || !can_be_kept(message.text)) return Refused{"sheet.not_utf8", true};
  Sheet sheet;
  sheet.delivery = message.delivery;
  sheet.guardian = message.recipient;
  sheet.student = student_of_delivery(transaction, message.delivery);
  sheet.category = message.category;
  sheet.title = message.subject;
  sheet.body = message.text;
  sheet.made_at = now;
  return Sent{std::to_string(add_sheet(transaction, sheet).value)};
}

}  // namespace

std::vector<Outcome> SheetGateway::deliver(Transaction& transaction, std::span<const Message> messages) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(messages.size());
  const Instant now = clock_.now();
  for (const Message& message : messages) {
    if (message.institution != transaction.institution()) throw std::logic_error{"a sheet of another institution"};
    outcomes.push_back(put_into_queue(transaction, message, now));
  }
  return outcomes;
}

}  // namespace vestnik::paper
