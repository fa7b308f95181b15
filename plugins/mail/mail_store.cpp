#include "plugins/mail/mail_store.h"

namespace vestnik::mail {
namespace {

Recipient read_recipient(const Row& row) { return {row.id<PersonId>(0), row.string(1), row.optional_instant(2)}; }

}  // namespace

MessageId add_message(Transaction& transaction, const MailMessage& message, const std::vector<Recipient>& recipients) {
  const auto id = transaction.next_id<MessageId>("p_mail_message");
  const std::optional<std::int64_t> reply_to = message.reply_to ? std::optional{message.reply_to.value} : std::nullopt;
  transaction.execute(
      "INSERT INTO p_mail_message (institution_id, id, sender_id, sender_role, subject, body, reply_to, sent_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, message.sender, message.sender_role, message.subject, message.body, reply_to,
       message.sent_at});
  for (const Recipient& recipient : recipients) {
    transaction.execute(
        "INSERT INTO p_mail_recipient (institution_id, message_id, recipient_id, recipient_role, sent_at) "
        "VALUES ($1, $2, $3, $4, $5)",
        {transaction.institution(), id, recipient.person, recipient.role, message.sent_at});
  }
  return id;
}

std::optional<MailMessage> find_message(Transaction& transaction, MessageId id) {
  return transaction.one(
      "SELECT id, sender_id, sender_role, subject, body, reply_to, sent_at FROM p_mail_message "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, [](const Row& row) {
        return MailMessage{row.id<MessageId>(0), row.id<PersonId>(1),  row.string(2), row.string(3),
                           row.string(4),        row.id<MessageId>(5), row.instant(6)};
      });
}

std::vector<Recipient> recipients_of(Transaction& transaction, MessageId id) {
  return transaction.all(
      "SELECT recipient_id, recipient_role, read_at FROM p_mail_recipient WHERE institution_id = $1 "
      "AND message_id = $2 ORDER BY recipient_role, recipient_id",
      {transaction.institution(), id}, read_recipient);
}

std::optional<Recipient> recipient_of(Transaction& transaction, MessageId id, PersonId person) {
  return transaction.one(
      "SELECT recipient_id, recipient_role, read_at FROM p_mail_recipient WHERE institution_id = $1 "
      "AND message_id = $2 AND recipient_id = $3",
      {transaction.institution(), id, person}, read_recipient);
}

void mark_message_read(Transaction& transaction, MessageId id, PersonId person, Instant at) {
  transaction.execute(
      "UPDATE p_mail_recipient SET read_at = $4 WHERE institution_id = $1 AND message_id = $2 AND recipient_id = $3 "
      "AND read_at IS NULL",
      {transaction.institution(), id, person, at});
}

void mark_letter_read(Transaction& transaction, std::int64_t letter, PersonId person, Instant at) {
  transaction.execute(
      "INSERT INTO p_mail_letter_read (institution_id, recipient_id, letter_id, read_at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT DO NOTHING",
      {transaction.institution(), person, letter, at});
}

std::optional<DeliveryId> delivery_of_letter(Transaction& transaction, std::int64_t id) {
  return transaction.one("SELECT delivery_id FROM v1_internal_mail_letter WHERE institution_id = $1 AND id = $2",
                         {transaction.institution(), id}, [](const Row& row) { return row.id<DeliveryId>(0); });
}

std::optional<Letter> find_letter(Transaction& transaction, std::int64_t id, PersonId recipient) {
  return transaction.one(
      "SELECT l.id, l.category, l.subject, l.body, l.sent_at, COALESCE(l.read_at, r.read_at) "
      "FROM v1_internal_mail_letter l LEFT JOIN p_mail_letter_read r ON r.institution_id = l.institution_id "
      "AND r.recipient_id = l.recipient_id AND r.letter_id = l.id "
      "WHERE l.institution_id = $1 AND l.id = $2 AND l.recipient_id = $3",
      {transaction.institution(), id, recipient}, [](const Row& row) {
        return Letter{row.integer(0), row.string(1),  row.string(2),
                      row.string(3),  row.instant(4), row.optional_instant(5)};
      });
}

}  // namespace vestnik::mail
