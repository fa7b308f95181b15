#include "journal/stop_account.h"

#include "domain/event_types.h"
#include "journal/credential_slip.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"
#include "records/account_store.h"
#include "records/group_store.h"
#include "records/guardian_store.h"
#include "records/staff_store.h"

namespace vestnik {
namespace {

Written written_renewal(std::int64_t stop, PersonId person) {
  Written written;
  JsonWriter{written.payload}.begin_object().member("stop", stop).member("person", person.value).end_object();
  written.answer = written.payload;
  return written;
}

void write_ids(JsonWriter& json, std::string_view name, const std::vector<std::int64_t>& ids) {
  json.key(name).begin_array();
  for (const std::int64_t id : ids) json.value(id);
  json.end_array();
}

/// The event holds what ended with the access: it does not come back with it.
Written written_stop(const Stopped& stopped, PersonId person) {
  Written written;
  JsonWriter json{written.payload};
  json.begin_object().member("stop", stopped.id).member("person", person.value);
  write_ids(json, "tokens", stopped.programs.tokens);
  write_ids(json, "app_passwords", stopped.programs.app_passwords);
  json.end_object();
  written.answer = written.payload;
  return written;
}

std::string person_alone(PersonId person) {
  std::string text;
  JsonWriter{text}.begin_object().member("person", person.value).end_object();
  return text;
}

/// The account of one of the family, of those who are shown in its list: whoever may see nothing of this child is no
/// affair of its class teacher. His word reaches families, not colleagues who have a child here.
Result<Account> account_of_family(Transaction& transaction, const FamilyOwner& owner, CivilDate today) {
  const bool himself = owner.person == owner.student;
  const bool belongs = himself ? main_group_of(transaction, owner.student, today).has_value()
                               : may_see(transaction, owner.person, owner.student, today);
  if (!belongs) return Problem{"journal.not_a_guardian"};
  if (is_staff(transaction, owner.person, today)) return Problem{"accounts.of_staff"};
  auto account = find_account_by_person(transaction, owner.person);
  if (!account) return Problem{"accounts.none"};
  return *std::move(account);
}

}  // namespace

std::string_view SuspendAccount::event_type() const { return event_type::account_suspended; }

Result<Facts> SuspendAccount::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (reason_.empty()) return Problem{"accounts.reason_missing"};
  const auto account = account_of_family(transaction, owner_, day_of_institution(transaction, now));
  if (!account) return account.problem();
  if (account->state == account_state::blocked) return Problem{"accounts.stopped_already"};
  stop_ = {0, account->id, owner_.person, std::string{account_stop_kind::suspended}, reason_, now, actor.person, role};
  return Facts{};
}

Result<Written> SuspendAccount::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant) {
  return written_stop(stop_account(transaction, stop_), owner_.person);
}

std::string_view RenewAccount::event_type() const { return event_type::account_renewed; }

std::string RenewAccount::describe() const { return person_alone(owner_.person); }

Result<Facts> RenewAccount::facts(Transaction& transaction, const Actor&, Role role, Instant now) {
  const auto account = account_of_family(transaction, owner_, day_of_institution(transaction, now));
  if (!account) return account.problem();
  const auto stop = standing_stop(transaction, account->id);
  if (!stop && account->state != account_state::blocked) return Problem{"accounts.not_stopped"};
  const bool administrators_word = !stop || stop->kind != account_stop_kind::suspended ||
                                   (stop->by_role == Role::administrator && role != Role::administrator);
  if (administrators_word) return Problem{"accounts.stopped_by_administrator"};
  stop_ = *stop;
  return Facts{};
}

Result<Written> RenewAccount::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                    Instant now) {
  renew_account(transaction, stop_, actor.person, now);
  return written_renewal(stop_.id, owner_.person);
}

std::string_view RemoveAccount::event_type() const { return event_type::account_removed; }

Result<Facts> RemoveAccount::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (reason_.empty()) return Problem{"accounts.reason_missing"};
  if (person_ == actor.person) return Problem{"accounts.not_yourself"};
  const auto account = find_account_by_person(transaction, person_);
  if (!account) return Problem{"accounts.none"};
  const auto stop = standing_stop(transaction, account->id);
  const bool suspended = stop && stop->kind == account_stop_kind::suspended;
  if (account->state == account_state::blocked && !suspended) return Problem{"accounts.removed_already"};
  const CivilDate today = day_of_institution(transaction, now);
  if (is_administrator_from(transaction, person_, today) &&
      !another_administrator(transaction, {0, person_, today, true})) {
    return Problem{"roles.last_administrator"};
  }
  stop_ = {0, account->id, person_, std::string{account_stop_kind::removed}, reason_, now, actor.person, role};
  return Facts{};
}

Result<Written> RemoveAccount::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  take_keys(transaction, stop_.account, now);
  return written_stop(stop_account(transaction, stop_), person_);
}

std::string_view RestoreAccount::event_type() const { return event_type::account_restored; }

std::string RestoreAccount::describe() const { return person_alone(person_); }

Result<Facts> RestoreAccount::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto account = find_account_by_person(transaction, person_);
  const auto stop = account ? standing_stop(transaction, account->id) : std::nullopt;
  if (!stop || stop->kind != account_stop_kind::removed) return Problem{"accounts.not_removed"};
  stop_ = *stop;
  return Facts{};
}

Result<Written> RestoreAccount::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                      Instant now) {
  renew_account(transaction, stop_, actor.person, now);
  return written_renewal(stop_.id, person_);
}

}  // namespace vestnik
