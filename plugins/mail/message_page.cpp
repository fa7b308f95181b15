#include "plugins/mail/message_page.h"

#include "answers/person_names.h"
#include "json/json_writer.h"
#include "plugins/mail/mail_store.h"

namespace vestnik::mail {
namespace {

void write_instant(JsonWriter& json, const char* name, const std::optional<Instant>& at) {
  json.key(name);
  if (at) {
    json.value(to_iso(*at));
  } else {
    json.null();
  }
}

void write_recipients(Transaction& transaction, JsonWriter& json, MessageId id) {
  json.key("to").begin_array();
  for (const Recipient& recipient : recipients_of(transaction, id)) {
    json.begin_object().member("person_id", recipient.person.value);
    json.member("name", short_name_of(transaction, recipient.person)).member("role", recipient.role);
    write_instant(json, "read_at", recipient.read_at);
    json.end_object();
  }
  json.end_array();
}

Result<MessagePage> own_message(Transaction& transaction, MessageId id, PersonId reader) {
  const auto message = find_message(transaction, id);
  const auto received = message ? recipient_of(transaction, id, reader) : std::nullopt;
  if (!message || (message->sender != reader && !received)) return Problem{"access.not_found"};
  MessagePage page;
  page.unread = received && !received->read_at;
  JsonWriter json{page.body};
  json.begin_object().member("id", to_text(MailId{MailKind::message, id.value})).member("kind", "message");
  json.key("from").begin_object().member("person_id", message->sender.value);
  json.member("name", short_name_of(transaction, message->sender)).member("role", message->sender_role).end_object();
  json.member("subject", message->subject).member("body", message->body);
  json.member("sent_at", to_iso(message->sent_at)).key("reply_to");
  if (message->reply_to) {
    json.value(to_text(MailId{MailKind::message, message->reply_to.value}));
  } else {
    json.null();
  }
  if (message->sender == reader) write_recipients(transaction, json, id);
  json.end_object();
  return page;
}

Result<MessagePage> own_letter(Transaction& transaction, std::int64_t id, PersonId reader) {
  const auto letter = find_letter(transaction, id, reader);
  if (!letter) return Problem{"access.not_found"};
  MessagePage page;
  page.unread = !letter->read_at;
  JsonWriter json{page.body};
  json.begin_object().member("id", to_text(MailId{MailKind::letter, id})).member("kind", "letter");
  json.key("from").null().member("category", letter->category).member("subject", letter->subject);
  json.member("body", letter->body).member("sent_at", to_iso(letter->sent_at)).key("reply_to").null().end_object();
  return page;
}

}  // namespace

Result<MessagePage> write_message(Transaction& transaction, MailId id, PersonId reader) {
  return id.kind == MailKind::message ? own_message(transaction, MessageId{id.number}, reader)
                                      : own_letter(transaction, id.number, reader);
}

}  // namespace vestnik::mail
