#include "plugins/mail/send_mail.h"

#include <algorithm>
#include <utility>

#include "answers/institution_day.h"
#include "base/text.h"
#include "json/json_writer.h"
#include "plugins/mail/correspondents.h"

namespace vestnik::mail {
namespace {

bool teaches_or_leads(Transaction& transaction, PersonId person, GroupId group, CivilDate today) {
  bool found = false;
  transaction.query(
      "SELECT 1 FROM v1_group_teacher WHERE institution_id = $1 AND teacher_id = $2 AND group_id = $3 "
      "AND valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $4)",
      {transaction.institution(), person, group, today}, [&](const Row&) { found = true; });
  return found;
}

void add_group(Transaction& transaction, GroupId group, CivilDate today, std::vector<PersonId>& people) {
  const auto add = [&](const Row& row) { people.push_back(row.id<PersonId>(0)); };
  transaction.query(
      "SELECT student_id FROM v1_group_member WHERE institution_id = $1 AND group_id = $2 "
      "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), group, today}, add);
  transaction.query(
      "SELECT g.guardian_id FROM v1_group_member m JOIN v1_guardian_child g ON g.institution_id = m.institution_id "
      "AND g.student_id = m.student_id WHERE m.institution_id = $1 AND m.group_id = $2 AND g.sees = 1 "
      "AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3) "
      "AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3)",
      {transaction.institution(), group, today}, add);
}

}  // namespace

Result<std::vector<PersonId>> SendMail::people(Transaction& transaction, PersonId sender, CivilDate today) const {
  std::vector<PersonId> found = draft_.to;
  for (const GroupId group : draft_.groups) {
    if (!teaches_or_leads(transaction, sender, group, today)) {
      return Problem{"mail.not_your_group", {{"field", "groups"}}};
    }
    add_group(transaction, group, today, found);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase(found, sender);
  if (found.empty()) return Problem{"mail.no_recipients", {{"field", "to"}}};
  if (found.size() > most_recipients) {
    return Problem{"mail.too_many_recipients", {{"field", "to"}, {"most", std::to_string(most_recipients)}}};
  }
  return found;
}

Result<void> SendMail::check(Transaction& transaction, PersonId sender) const {
  if (trimmed(draft_.body).empty()) return Problem{"mail.empty", {{"field", "body"}}};
  if (!draft_.reply_to) return {};
  const auto answered = find_message(transaction, draft_.reply_to);
  const bool own = answered && (answered->sender == sender || recipient_of(transaction, draft_.reply_to, sender));
  if (!own) return Problem{"mail.unknown_reply", {{"field", "reply_to"}}};
  return {};
}

Result<Facts> SendMail::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (const auto checked = check(transaction, actor.person); !checked) return checked.problem();
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  const auto to = people(transaction, actor.person, *today);
  if (!to) return to.problem();
  draft_.said.role = role;
  draft_.said.actor = actor.person;
  const auto regulation = regulations_.in_force(transaction.institution(), *today);
  const Correspondents correspondents{transaction, regulation.get(), draft_.said, *today, now};
  if (!correspondents.may_write()) return Problem{"mail.writing_withdrawn"};
  Facts facts;
  recipients_.clear();
  for (const PersonId person : *to) {
    auto sending = correspondents.address(person);
    if (!sending) return Problem{"mail.unknown_recipient", {{"field", "to"}}};
    recipients_.push_back({person, std::string{to_text(sending->recipient_role)}, std::nullopt});
    JudgedChange judged;
    judged.judged_on = *today;
    judged.change = *std::move(sending);
    facts.changes.push_back(std::move(judged));
  }
  return facts;
}

std::string SendMail::describe() const {
  std::string text;
  JsonWriter json{text};
  json.begin_object().key("to").begin_array();
  for (const Recipient& recipient : recipients_) json.value(recipient.person.value);
  json.end_array().member("subject", draft_.subject).member("characters", draft_.body.size()).end_object();
  return text;
}

Result<Written> SendMail::write(Transaction& transaction, const Actor& actor, std::span<const Decision>, Instant now) {
  MailMessage message;
  message.sender = actor.person;
  message.sender_role = to_text(draft_.said.role);
  message.subject = draft_.subject;
  message.body = draft_.body;
  message.reply_to = draft_.reply_to;
  message.sent_at = now;
  const MessageId id = add_message(transaction, message, recipients_);
  Written written;
  JsonWriter{written.payload}.begin_object().member("message", id.value).end_object();
  JsonWriter{written.answer}
      .begin_object()
      .member("id", 'm' + std::to_string(id.value))
      .member("recipients", recipients_.size())
      .end_object();
  return written;
}

}  // namespace vestnik::mail
