#include "letter_gateway.h"

#include <array>
#include <stdexcept>

#include "base/text.h"

namespace vestnik::internal_mail {
namespace {

constexpr std::string_view first_tables = R"sql(
CREATE TABLE p_internal_mail_letter (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  recipient_id BIGINT NOT NULL,
  delivery_id BIGINT NOT NULL,
  category TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  read_at BIGINT,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, delivery_id)
);
CREATE INDEX p_internal_mail_letter_box ON p_internal_mail_letter (institution_id, recipient_id, id);
CREATE VIEW v1_internal_mail_letter AS
  SELECT institution_id, id, recipient_id, delivery_id, category, subject, body, sent_at, read_at
  FROM p_internal_mail_letter;
)sql";

constexpr std::array<Migration, 1> all_migrations{Migration{1, "letters", first_tables}};

// PostgreSQL keeps no NUL in a text: one such letter would take its neighbours' receipts along.
bool can_be_kept(std::string_view text) { return is_utf8(text) && text.find('\0') == std::string_view::npos; }

// The body of a message in a medium without HTML is its text.
Outcome write(Transaction& transaction, const Message& message, Instant now) {
  const auto held =
      transaction.one("SELECT id FROM p_internal_mail_letter WHERE institution_id = $1 AND delivery_id = $2",
                      {transaction.institution(), message.delivery}, [](const Row& row) { return row.integer(0); });
  if (held) return Sent{std::to_string(*held)};
  const std::int64_t id = transaction.next("p_internal_mail_letter");
  transaction.execute(
      "INSERT INTO p_internal_mail_letter "
      "(institution_id, id, recipient_id, delivery_id, category, subject, body, sent_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, message.recipient, message.delivery, message.category, message.subject,
       message.text, now});
  return Sent{std::to_string(id)};
}

}  // namespace

std::span<const Migration> migrations() { return all_migrations; }

std::vector<Outcome> LetterGateway::deliver(Transaction& transaction, std::span<const Message> messages) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(messages.size());
  const Instant now = clock_.now();
  for (const Message& message : messages) {
    if (message.institution != transaction.institution()) throw std::logic_error{"a letter of another institution"};
    if (!message.recipient) {
      outcomes.emplace_back(Refused{"letter.no_recipient", true});
    } else if (!can_be_kept(message.subject) || !can_be_kept(message.text)) {
      outcomes.emplace_back(Refused{"letter.not_utf8", true});
    } else {
      outcomes.push_back(write(transaction, message, now));
    }
  }
  return outcomes;
}

}  // namespace vestnik::internal_mail
