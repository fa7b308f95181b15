#include "journal/staff_papers.h"

#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

Written of_staff(PersonId person, std::string_view what, bool truth) {
  Written written;
  JsonWriter{written.payload}.begin_object().member("person", person.value).member(what, truth).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace

std::string_view RecordAgreement::event_type() const { return event_type::agreement_recorded; }

Result<Facts> RecordAgreement::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  if (!is_of_the_staff(transaction, person_)) return Problem{"journal.not_of_the_staff"};
  if (paper_.dated > today) return Problem{"journal.signed_in_the_future"};
  if (has_agreement(transaction, person_, today) == signed_) return Problem{"journal.agreement_stands"};
  return Facts{};
}

Result<Written> RecordAgreement::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  if (signed_) {
    add_agreement(transaction, person_, paper_, now);
  } else {
    end_agreement(transaction, person_, paper_.dated);
  }
  return of_staff(person_, "signed", signed_);
}

std::string_view SetDataPowers::event_type() const { return event_type::data_powers_set; }

Result<Facts> SetDataPowers::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  if (!is_of_the_staff(transaction, person_)) return Problem{"journal.not_of_the_staff"};
  if (powers_.order.dated > day_of_institution(transaction, now)) return Problem{"journal.signed_in_the_future"};
  return Facts{};
}

Result<Written> SetDataPowers::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  set_powers(transaction, person_, powers_, now);
  return of_staff(person_, "given", !powers_.powers.empty());
}

}  // namespace vestnik
