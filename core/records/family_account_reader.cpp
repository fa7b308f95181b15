#include "records/family_account_reader.h"

#include "records/account_store.h"
#include "records/group_store.h"
#include "records/guardian_store.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

/// Signed in, used a session, or an outside client of the person's own looked.
std::optional<Instant> last_use_of(Transaction& transaction, AccountId account) {
  return transaction
      .one(
          "SELECT MAX(used.at) FROM ("
          "SELECT MAX(s.created_at) AS at FROM session s WHERE s.institution_id = $1 AND s.account_id = $2 "
          "UNION ALL SELECT MAX(u.used_at) FROM session s JOIN session_use u ON u.token_digest = s.token_digest "
          "WHERE s.institution_id = $1 AND s.account_id = $2 "
          "UNION ALL SELECT MAX(i.happened_at) FROM sign_in i WHERE i.institution_id = $1 AND i.account_id = $2 "
          "AND i.outcome IN ('opened', 'activated') "
          "UNION ALL SELECT MAX(p.used_at) FROM app_password p WHERE p.institution_id = $1 AND p.account_id = $2"
          ") used",
          {transaction.institution(), account}, [](const Row& row) { return row.optional_instant(0); })
      .value_or(std::nullopt);
}

std::string_view state_of(const Account& account, const std::optional<AccountStop>& stop, Instant now) {
  if (account.state == account_state::blocked) {
    const bool suspended = stop && stop->kind == account_stop_kind::suspended;
    return suspended ? family_account_state::suspended : family_account_state::closed;
  }
  if (account.state == account_state::active) return family_account_state::active;
  if (account.activation_digest.empty()) return family_account_state::none;
  const bool holds = !account.activation_until || *account.activation_until > now;
  return holds ? family_account_state::invited : family_account_state::expired;
}

FamilyAccount account_of(Transaction& transaction, const Person& person, PersonId student, Instant now) {
  FamilyAccount one;
  one.student = student;
  one.person = person.id;
  one.name = full_name(person.last_name, person.first_name, person.patronymic);
  const auto account = find_account_by_person(transaction, person.id);
  if (!account) return one;
  auto stop = standing_stop(transaction, account->id);
  one.state = state_of(*account, stop, now);
  one.last_used = last_use_of(transaction, account->id);
  if (one.state == family_account_state::suspended) one.stop = std::move(stop);
  return one;
}

}  // namespace

std::vector<FamilyAccount> family_accounts(Transaction& transaction, GroupId group, CivilDate on, Instant now) {
  std::vector<FamilyAccount> accounts;
  for (const Person& student : students_of_group(transaction, group, on)) {
    accounts.push_back(account_of(transaction, student, student.id, now));
    for (const Guardianship& held : guardianships_of_student(transaction, student.id, on)) {
      // Not the row alone: of an adult student's parents only those stand here whom he permits.
      const bool shown = held.sees && may_see(transaction, held.guardian, student.id, on);
      const auto guardian = shown ? find_person(transaction, held.guardian) : std::nullopt;
      if (guardian) accounts.push_back(account_of(transaction, *guardian, student.id, now));
    }
  }
  return accounts;
}

}  // namespace vestnik
