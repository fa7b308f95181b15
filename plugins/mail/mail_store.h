#pragma once
/// Messages and who has read them, in the mailboxes' own tables.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/role.h"
#include "ports/database.h"

namespace vestnik::mail {

using MessageId = Id<struct MessageTag>;

struct Recipient {
  PersonId person;
  std::string role;  ///< in which the person was written to
  std::optional<Instant> read_at;
};

struct MailMessage {
  MessageId id;
  PersonId sender;
  std::string sender_role;
  std::string subject;
  std::string body;
  MessageId reply_to;  ///< none for a message of its own
  Instant sent_at;
};

/// Inserts the message under a new id, which is answered.
MessageId add_message(Transaction& transaction, const MailMessage& message, const std::vector<Recipient>& recipients);
[[nodiscard]] std::optional<MailMessage> find_message(Transaction& transaction, MessageId id);
/// By name of the role and id; all of them.
[[nodiscard]] std::vector<Recipient> recipients_of(Transaction& transaction, MessageId id);
[[nodiscard]] std::optional<Recipient> recipient_of(Transaction& transaction, MessageId id, PersonId person);
/// The first reading stands.
void mark_message_read(Transaction& transaction, MessageId id, PersonId person, Instant at);
void mark_letter_read(Transaction& transaction, std::int64_t letter, PersonId person, Instant at);

/// A letter of the service, as the gateway internal_mail keeps it, with the reader's own word on having read it.
struct Letter {
  std::int64_t id = 0;
  std::string category;  ///< the rule it was sent by: "absence"
  std::string subject;
  std::string body;
  Instant sent_at;
  std::optional<Instant> read_at;
};
/// By which delivery a letter came.
[[nodiscard]] std::optional<DeliveryId> delivery_of_letter(Transaction& transaction, std::int64_t id);
/// Nothing when it is somebody else's.
[[nodiscard]] std::optional<Letter> find_letter(Transaction& transaction, std::int64_t id, PersonId recipient);

}  // namespace vestnik::mail
