#include "plugins/cards/card_commands.h"

#include "answers/institution_day.h"
#include "json/json_writer.h"

namespace vestnik::cards {

Result<void> CardGate::open(Transaction& transaction, const CardOf& card, Part part, const Actor& actor, Role role,
                            Instant now) const {
  if (card.side() == Side::parent && !is_guardian_of(transaction, card.person, card.student)) {
    return Problem{"access.not_found"};
  }
  if (part == Part::social && role == Role::class_teacher && !is_college(transaction)) {
    return Problem{"access.not_found"};
  }
  return agreed(transaction, actor, now);
}

Result<void> CardGate::agreed(Transaction& transaction, const Actor& actor, Instant now) const {
  if (!agreement_first || actor.service) return {};
  const auto today = day_there(transaction, now);
  if (!today || !signed_agreement(transaction, actor.person, *today)) return Problem{"cards.agreement_first"};
  return {};
}

Result<Facts> ReadCard::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (const auto open = gate_.open(transaction, card_, part_, actor, role, now); !open) return open.problem();
  return Facts{};
}

Result<Written> ReadCard::write(Transaction&, const Actor&, std::span<const Decision>, Instant) {
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("person", card_.person.value)
      .member("student", card_.student.value)
      .member("part", to_text(part_))
      .end_object();
  written.answer = written.payload;
  return written;
}

std::optional<Problem> stale_row(Transaction& transaction, PersonId person, const std::vector<CardRow>& rows) {
  for (const CardRow& row : rows) {
    const std::int64_t version = version_of(transaction, person, row.field->word);
    if (version == row.expected_version) continue;
    return Problem{"journal.stale_version",
                   {{"student", std::to_string(person.value)}, {"current", std::to_string(version)}}};
  }
  return std::nullopt;
}

Written write_rows(Transaction& transaction, PersonId person, const std::vector<CardRow>& rows, PersonId by,
                   Instant now) {
  Written written;
  JsonWriter payload{written.payload};
  payload.begin_object().member("person", person.value).key("rows").begin_array();
  for (const CardRow& row : rows) {
    const Entry after{std::string{row.field->word}, row.value, row.expected_version + 1, now};
    write_entry(transaction, person, after, by);
    payload.begin_object().member("field", row.field->word).member("version", after.version).end_object();
  }
  payload.end_array().end_object();
  written.answer = written.payload;
  return written;
}

Result<Facts> FillCard::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (const auto open = gate_.open(transaction, card_, part(), actor, role, now); !open) return open.problem();
  if (const auto stale = stale_row(transaction, card_.person, rows_)) return *stale;
  return Facts{};
}

Result<Written> FillCard::write(Transaction& transaction, const Actor& actor, std::span<const Decision>, Instant now) {
  return write_rows(transaction, card_.person, rows_, actor.person, now);
}

Result<Facts> ConfirmCard::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (const auto open = gate_.open(transaction, card_, Part::main, actor, role, now); !open) return open.problem();
  return Facts{};
}

Result<Written> ConfirmCard::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                   Instant now) {
  confirm_card(transaction, card_.person, {actor.person, now});
  Written written;
  JsonWriter{written.payload}.begin_object().member("person", card_.person.value).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::cards
