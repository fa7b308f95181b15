#include "records/account_stop_store.h"

#include "records/account_store.h"
#include "records/second_factor_store.h"

namespace vestnik {

Stopped stop_account(Transaction& transaction, const AccountStop& stop) {
  const std::int64_t id = transaction.next("account_stop");
  transaction.execute(
      "INSERT INTO account_stop (institution_id, id, account_id, person_id, kind, reason, stopped_at, stopped_by, "
      "by_role) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {transaction.institution(), id, stop.account, stop.person, stop.kind, stop.reason, stop.stopped_at,
       stop.stopped_by, to_text(stop.by_role)});
  set_account_state(transaction, stop.account, account_state::blocked);
  end_sessions(transaction, stop.account, stop.stopped_at);
  return {id, end_programs(transaction, stop.account, program_end::account_stopped, stop.stopped_at)};
}

std::optional<AccountStop> standing_stop(Transaction& transaction, AccountId account) {
  return transaction.one(
      "SELECT id, account_id, person_id, kind, reason, stopped_at, stopped_by, by_role FROM account_stop "
      "WHERE institution_id = $1 AND account_id = $2 AND renewed_at IS NULL ORDER BY id DESC LIMIT 1",
      {transaction.institution(), account}, [](const Row& row) {
        return AccountStop{row.integer(0),      row.id<AccountId>(1),
                           row.id<PersonId>(2), row.string(3),
                           row.string(4),       row.instant(5),
                           row.id<PersonId>(6), parse_role(row.text(7)).value_or(Role::administrator)};
      });
}

void renew_account(Transaction& transaction, const AccountStop& stop, PersonId by, Instant now) {
  transaction.execute(
      "UPDATE account_stop SET renewed_at = $3, renewed_by = $4 WHERE institution_id = $1 AND account_id = $2 "
      "AND renewed_at IS NULL",
      {transaction.institution(), stop.account, now, by});
  const auto account = find_account(transaction, stop.account);
  const bool has_password = account && !account->password_hash.empty();
  set_account_state(transaction, stop.account, has_password ? account_state::active : account_state::invited);
}

void take_keys(Transaction& transaction, AccountId account, Instant now) {
  transaction.execute(
      "UPDATE account SET password_hash = NULL, activation_digest = NULL, activation_until = NULL "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), account});
  transaction.execute(
      "UPDATE outside_identity SET ended_at = $3 WHERE institution_id = $1 AND account_id = $2 AND ended_at IS NULL",
      {transaction.institution(), account, now});
  remove_factor(transaction, account);
}

}  // namespace vestnik
