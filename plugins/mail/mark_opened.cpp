#include "plugins/mail/mark_opened.h"

#include "json/json_writer.h"
#include "plugins/mail/mail_store.h"

namespace vestnik::mail {

Result<Facts> MarkOpened::facts(Transaction& transaction, const Actor& actor, Role, Instant) {
  const bool own = id_.kind == MailKind::message
                       ? recipient_of(transaction, MessageId{id_.number}, actor.person).has_value()
                       : find_letter(transaction, id_.number, actor.person).has_value();
  if (!own) return Problem{"access.not_found"};
  return Facts{};
}

std::string MarkOpened::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("mail", to_text(id_)).end_object();
  return text;
}

Result<Written> MarkOpened::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  if (id_.kind == MailKind::message) {
    mark_message_read(transaction, MessageId{id_.number}, actor.person, now);
  } else {
    mark_letter_read(transaction, id_.number, actor.person, now);
  }
  return Written{describe(), describe()};
}

}  // namespace vestnik::mail
