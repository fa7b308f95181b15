#include "journal/own_access.h"

#include "access/scopes.h"
#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"
#include "records/account_store.h"
#include "records/program_ends.h"
#include "records/second_factor_store.h"
#include "records/session_store.h"

namespace vestnik {
namespace {

Written of_person(PersonId person) {
  Written written;
  JsonWriter{written.payload}.begin_object().member("person", person.value).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace

std::string_view ChangeOwnPassword::event_type() const {
  return breach_ ? event_type::password_exposed : event_type::password_changed;
}

Result<Facts> ChangeOwnPassword::facts(Transaction& transaction, const Actor& actor, Role, Instant) {
  const auto account = find_account(transaction, owner_.account);
  const bool stands = account && account->person == actor.person && account->state == account_state::active;
  return stands ? Result<Facts>{Facts{}} : Problem{"access.changed_meanwhile"};
}

Result<Written> ChangeOwnPassword::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                         Instant now) {
  set_password_hash(transaction, owner_.account, hash_);
  end_sessions(transaction, owner_.account, now, breach_ ? std::string_view{} : keeps_);
  if (breach_) end_programs(transaction, owner_.account, program_end::password_told, now);
  return of_person(actor.person);
}

std::string_view SetSecondFactor::event_type() const { return event_type::second_factor_set; }

Result<Facts> SetSecondFactor::facts(Transaction&, const Actor&, Role, Instant) { return Facts{}; }

Result<Written> SetSecondFactor::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                       Instant now) {
  auto codes = factors_.confirm(transaction, actor.account, code_, now);
  if (!codes) return Problem{"access.wrong_second_factor"};
  recovery_codes_ = *std::move(codes);
  end_sessions(transaction, actor.account, now, keeps_);
  lift_limit(transaction, keeps_, until_);
  return of_person(actor.person);
}

std::string_view RemoveSecondFactor::event_type() const { return event_type::second_factor_removed; }

Result<Facts> RemoveSecondFactor::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  if (!SecondFactors::is_set(transaction, actor.account)) return Problem{"access.no_second_factor"};
  const bool administrator =
      holds_role(transaction, actor.person, Role::administrator, day_of_institution(transaction, now));
  if (required_ && administrator) return Problem{"access.second_factor_required"};
  return Facts{};
}

Result<Written> RemoveSecondFactor::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                          Instant now) {
  if (!factors_.take(transaction, actor.account, code_, now)) return Problem{"access.wrong_second_factor"};
  remove_factor(transaction, actor.account);
  return of_person(actor.person);
}

}  // namespace vestnik
