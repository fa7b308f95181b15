#include "journal/personal_data.h"

#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"
#include "records/audit_chain.h"

namespace vestnik {

std::string_view ExportPersonalData::event_type() const { return event_type::personal_data_exported; }

Result<Facts> ExportPersonalData::facts(Transaction&, const Actor&, Role, Instant) { return Facts{}; }

Result<Written> ExportPersonalData::write(Transaction&, const Actor&, std::span<const Decision>, Instant) {
  Written written;
  JsonWriter{written.payload}.begin_object().member("person", whose_.id).end_object();
  written.answer = written.payload;
  return written;
}

std::string_view ErasePerson::event_type() const { return event_type::personal_data_erased; }

Result<Facts> ErasePerson::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  if (act_.dated > today) return Problem{"journal.signed_in_the_future"};
  if (was_erased(transaction, act_.person)) return Problem{"privacy.erased_already"};
  if (is_still_here(transaction, act_.person, today)) return Problem{"privacy.still_here"};
  if (const auto last = last_journal_day(transaction, act_.person)) {
    const CivilDate until = kept_until(*last, journal_years);
    if (today < until) return Problem{"privacy.kept_until", {{"date", to_russian(until)}}};
  }
  return Facts{};
}

Result<Written> ErasePerson::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                   Instant now) {
  const auto last = last_final_day(transaction, act_.person);
  const bool keep_summary = last && day_of_institution(transaction, now) < kept_until(*last, summary_years);
  ErasedRows erased = erase_person(transaction, act_.person, keep_summary);
  for (const auto& [table, count] : erase_listed(transaction, *tables_, act_.person, keep_summary))
    erased[table] += count;
  const auto links = audit_links_about(transaction, act_.person);
  if (const auto payloads = erase_audit_payloads(transaction, random_, links, act_.number, now); payloads > 0)
    erased["audit_payload"] = payloads;
  std::string counts;
  std::int64_t rows = 0;
  JsonWriter json{counts};
  json.begin_object();
  for (const auto& [table, count] : erased) {
    json.member(table, count);
    rows += count;
  }
  json.end_object();
  const std::int64_t id = add_erasure_act(transaction, act_, counts, actor.person, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("act", id)
      .member("person", act_.person.value)
      .member("rows", rows)
      .end_object();
  JsonWriter{written.answer}
      .begin_object()
      .member("act", id)
      .member("keeps_summary", keep_summary)
      .key("erased")
      .raw(counts)
      .end_object();
  return written;
}

}  // namespace vestnik
