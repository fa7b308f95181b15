#include "plugins/mail/mailbox_page.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "json/json_writer.h"

namespace vestnik::mail {
namespace {

struct Line {
  MailId id;
  std::int64_t sent_at = 0;
  std::string subject;
  std::string sender;    ///< short name; "" for letters
  std::string role;      ///< of the sender, "" for letters
  std::string category;  ///< of a letter
  bool read = false;
};

bool comes_before(const Line& left, const Line& right) {
  return std::tuple{right.sent_at, left.id.kind, right.id.number} <
         std::tuple{left.sent_at, right.id.kind, left.id.number};
}

/// Of the mails sent at the cursor's very instant, those with a smaller number are still to come.
std::int64_t bound_of(const MailCursor& cursor, MailKind kind) {
  if (cursor.id.kind == kind) return cursor.id.number;
  return kind == MailKind::message ? 0 : INT64_MAX;
}

void add_messages(Transaction& transaction, const MailboxQuestion& question, std::vector<Line>& lines) {
  transaction.query(
      "SELECT m.id, r.sent_at, m.subject, p.short_name, m.sender_role, r.read_at FROM p_mail_recipient r "
      "JOIN p_mail_message m ON m.institution_id = r.institution_id AND m.id = r.message_id "
      "LEFT JOIN v1_person_name p ON p.institution_id = m.institution_id AND p.person_id = m.sender_id "
      "WHERE r.institution_id = $1 AND r.recipient_id = $2 AND r.sent_at <= $3 "
      "AND (r.sent_at < $3 OR r.message_id < $4) ORDER BY r.sent_at DESC, r.message_id DESC LIMIT $5",
      {transaction.institution(), question.owner, question.after.sent_at, bound_of(question.after, MailKind::message),
       question.most + 1},
      [&](const Row& row) {
        lines.push_back({{MailKind::message, row.integer(0)},
                         row.integer(1),
                         row.string(2),
                         row.string(3),
                         row.string(4),
                         "",
                         !row.is_null(5)});
      });
}

void add_letters(Transaction& transaction, const MailboxQuestion& question, std::vector<Line>& lines) {
  transaction.query(
      "SELECT l.id, l.sent_at, l.subject, l.category, COALESCE(l.read_at, r.read_at) FROM v1_internal_mail_letter l "
      "LEFT JOIN p_mail_letter_read r ON r.institution_id = l.institution_id AND r.recipient_id = l.recipient_id "
      "AND r.letter_id = l.id WHERE l.institution_id = $1 AND l.recipient_id = $2 AND l.sent_at <= $3 "
      "AND (l.sent_at < $3 OR l.id < $4) ORDER BY l.sent_at DESC, l.id DESC LIMIT $5",
      {transaction.institution(), question.owner, question.after.sent_at, bound_of(question.after, MailKind::letter),
       question.most + 1},
      [&](const Row& row) {
        lines.push_back({{MailKind::letter, row.integer(0)},
                         row.integer(1),
                         row.string(2),
                         "",
                         "",
                         row.string(3),
                         !row.is_null(4)});
      });
}

std::int64_t count(Transaction& transaction, std::string_view sql, PersonId owner) {
  return transaction.one(sql, {transaction.institution(), owner}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

std::int64_t unread_of(Transaction& transaction, PersonId owner) {
  return count(transaction,
               "SELECT count(*) FROM p_mail_recipient WHERE institution_id = $1 AND recipient_id = $2 "
               "AND read_at IS NULL",
               owner) +
         count(transaction,
               "SELECT count(*) FROM v1_internal_mail_letter l WHERE l.institution_id = $1 AND l.recipient_id = $2 "
               "AND l.read_at IS NULL AND NOT EXISTS (SELECT 1 FROM p_mail_letter_read r "
               "WHERE r.institution_id = l.institution_id AND r.recipient_id = l.recipient_id "
               "AND r.letter_id = l.id)",
               owner);
}

void write_line(JsonWriter& json, const Line& line) {
  json.begin_object().member("id", to_text(line.id));
  json.member("kind", line.id.kind == MailKind::message ? "message" : "letter");
  json.member("from", line.sender).member("role", line.role).member("category", line.category);
  json.member("subject", line.subject).member("sent_at", to_iso(from_microseconds(line.sent_at)));
  json.member("read", line.read).end_object();
}

void write_next(JsonWriter& json, const std::vector<Line>& lines, bool more) {
  if (more) json.member("next", to_text(MailCursor{lines.back().sent_at, lines.back().id}));
}

/// One line too many was read, to know whether the page has a next one.
bool cut(std::vector<Line>& lines, std::int64_t most) {
  const bool more = static_cast<std::int64_t>(lines.size()) > most;
  if (more) lines.erase(lines.begin() + most, lines.end());
  return more;
}

void write_recipients(Transaction& transaction, JsonWriter& json, MailId id) {
  json.key("to").begin_array();
  transaction.query(
      "SELECT p.short_name FROM p_mail_recipient r JOIN v1_person_name p ON p.institution_id = r.institution_id "
      "AND p.person_id = r.recipient_id WHERE r.institution_id = $1 AND r.message_id = $2 "
      "ORDER BY p.sort_key, p.person_id LIMIT 3",
      {transaction.institution(), id.number}, [&](const Row& row) { json.value(row.text(0)); });
  json.end_array();
  transaction.query(
      "SELECT count(*), count(read_at) FROM p_mail_recipient WHERE institution_id = $1 AND message_id = $2",
      {transaction.institution(), id.number},
      [&](const Row& row) { json.member("recipients", row.integer(0)).member("have_read", row.integer(1)); });
}

}  // namespace

std::string write_inbox(Transaction& transaction, const MailboxQuestion& question) {
  std::vector<Line> lines;
  add_messages(transaction, question, lines);
  add_letters(transaction, question, lines);
  std::sort(lines.begin(), lines.end(), comes_before);
  const bool more = cut(lines, question.most);
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("folder", "inbox").member("unread", unread_of(transaction, question.owner));
  json.key("mails").begin_array();
  for (const Line& line : lines) write_line(json, line);
  json.end_array();
  write_next(json, lines, more);
  json.end_object();
  return page;
}

std::string write_sent(Transaction& transaction, const MailboxQuestion& question) {
  std::vector<Line> lines;
  transaction.query(
      "SELECT id, sent_at, subject FROM p_mail_message WHERE institution_id = $1 AND sender_id = $2 AND sent_at <= $3 "
      "AND (sent_at < $3 OR id < $4) ORDER BY sent_at DESC, id DESC LIMIT $5",
      {transaction.institution(), question.owner, question.after.sent_at, bound_of(question.after, MailKind::message),
       question.most + 1},
      [&](const Row& row) {
        lines.push_back({{MailKind::message, row.integer(0)}, row.integer(1), row.string(2), "", "", "", true});
      });
  const bool more = cut(lines, question.most);
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("folder", "sent").key("mails").begin_array();
  for (const Line& line : lines) {
    json.begin_object().member("id", to_text(line.id)).member("subject", line.subject);
    json.member("sent_at", to_iso(from_microseconds(line.sent_at)));
    write_recipients(transaction, json, line.id);
    json.end_object();
  }
  json.end_array();
  write_next(json, lines, more);
  json.end_object();
  return page;
}

}  // namespace vestnik::mail
