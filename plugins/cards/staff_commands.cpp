#include "plugins/cards/staff_commands.h"

#include "json/json_writer.h"
#include "plugins/cards/staff_store.h"

namespace vestnik::cards {
namespace {

Result<Facts> open_staff_card(Transaction& transaction, PersonId person, const CardGate& gate, const Actor& actor,
                              Instant now) {
  if (!is_of_staff(transaction, person)) return Problem{"access.not_found"};
  if (const auto open = gate.agreed(transaction, actor, now); !open) return open.problem();
  return Facts{};
}

Written about_staff_card(PersonId person) {
  Written written;
  JsonWriter{written.payload}.begin_object().member("person", person.value).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace

Result<Facts> ReadStaffCard::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  return open_staff_card(transaction, person_, gate_, actor, now);
}

Result<Written> ReadStaffCard::write(Transaction&, const Actor&, std::span<const Decision>, Instant) {
  return about_staff_card(person_);
}

Result<Facts> FillStaffCard::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  auto open = open_staff_card(transaction, person_, gate_, actor, now);
  if (!open) return open;
  if (const auto stale = stale_row(transaction, person_, rows_)) return *stale;
  return open;
}

Result<Written> FillStaffCard::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                     Instant now) {
  return write_rows(transaction, person_, rows_, actor.person, now);
}

Result<Facts> CheckStaffCard::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  return open_staff_card(transaction, person_, gate_, actor, now);
}

Result<Written> CheckStaffCard::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                      Instant now) {
  check_staff_card(transaction, person_, {actor.person, now});
  return about_staff_card(person_);
}

}  // namespace vestnik::cards
