#include "plugins/mail/migrations.h"

#include <array>

namespace vestnik::mail {
namespace {

/// `sent_at` stands at the recipient too: an inbox is read by one index.
constexpr std::string_view mailboxes = R"sql(
CREATE TABLE p_mail_message (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sender_id BIGINT NOT NULL,
  sender_role TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  reply_to BIGINT,
  sent_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX p_mail_message_by_sender ON p_mail_message (institution_id, sender_id, sent_at, id);
CREATE TABLE p_mail_recipient (
  institution_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  recipient_id BIGINT NOT NULL,
  recipient_role TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  read_at BIGINT,
  PRIMARY KEY (institution_id, message_id, recipient_id),
  FOREIGN KEY (institution_id, message_id) REFERENCES p_mail_message (institution_id, id)
);
CREATE INDEX p_mail_recipient_box ON p_mail_recipient (institution_id, recipient_id, sent_at, message_id);
CREATE TABLE p_mail_letter_read (
  institution_id BIGINT NOT NULL,
  recipient_id BIGINT NOT NULL,
  letter_id BIGINT NOT NULL,
  read_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, recipient_id, letter_id)
);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "mailboxes", mailboxes}};
  return steps;
}

}  // namespace vestnik::mail
