#include "records/account_store.h"

namespace vestnik {
namespace {

Account read_account(const Row& row) {
  return {row.id<AccountId>(0),    row.id<PersonId>(1),    row.string(2),  row.string(3),
          row.string(4),           row.string(5),          row.instant(6), static_cast<int>(row.integer(7)),
          row.optional_instant(8), row.optional_instant(9)};
}

}  // namespace

std::optional<Account> find_account(Transaction& transaction, AccountId id) {
  return transaction.one(
      "SELECT id, person_id, login, password_hash, activation_digest, state, created_at, failures, locked_until, "
      "activation_until FROM account WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, read_account);
}

std::optional<Account> find_account_by_login(Transaction& transaction, std::string_view login) {
  return transaction.one(
      "SELECT id, person_id, login, password_hash, activation_digest, state, created_at, failures, locked_until, "
      "activation_until FROM account WHERE institution_id = $1 AND login = $2",
      {transaction.institution(), login}, read_account);
}

std::optional<Account> find_account_by_person(Transaction& transaction, PersonId person) {
  return transaction.one(
      "SELECT id, person_id, login, password_hash, activation_digest, state, created_at, failures, locked_until, "
      "activation_until FROM account WHERE institution_id = $1 AND person_id = $2",
      {transaction.institution(), person}, read_account);
}

std::vector<std::string> all_logins(Transaction& transaction) {
  return transaction.all("SELECT login FROM account WHERE institution_id = $1", {transaction.institution()},
                         [](const Row& row) { return row.string(0); });
}

AccountId add_account(Transaction& transaction, PersonId person, std::string_view login,
                      std::string_view activation_digest, Instant created_at, std::optional<Instant> activation_until) {
  const auto id = transaction.next_id<AccountId>("account");
  transaction.execute(
      "INSERT INTO account (institution_id, id, person_id, login, activation_digest, state, created_at, failures, "
      "activation_until) VALUES ($1, $2, $3, $4, $5, 'invited', $6, 0, $7)",
      {transaction.institution(), id, person, login, activation_digest, created_at, activation_until});
  return id;
}

void renew_activation(Transaction& transaction, AccountId id, std::string_view activation_digest,
                      std::optional<Instant> activation_until) {
  transaction.execute(
      "UPDATE account SET activation_digest = $3, activation_until = $4, password_hash = NULL, state = 'invited', "
      "failures = 0, locked_until = NULL WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, activation_digest, activation_until});
}

void set_password_hash(Transaction& transaction, AccountId id, std::string_view password_hash) {
  transaction.execute(
      "UPDATE account SET password_hash = $3, activation_digest = NULL, activation_until = NULL, state = 'active', "
      "failures = 0, locked_until = NULL WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, password_hash});
}

void use_up_activation(Transaction& transaction, AccountId id) {
  transaction.execute(
      "UPDATE account SET activation_digest = NULL, state = 'active', failures = 0, locked_until = NULL "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id});
}

void replace_password_hash(Transaction& transaction, AccountId id, std::string_view password_hash) {
  transaction.execute("UPDATE account SET password_hash = $3 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, password_hash});
}

void note_failure(Transaction& transaction, AccountId id, std::optional<Instant> locked_until) {
  transaction.execute(
      "UPDATE account SET failures = failures + 1, locked_until = $3 WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, locked_until});
}

void forget_failures(Transaction& transaction, AccountId id) {
  transaction.execute("UPDATE account SET failures = 0, locked_until = NULL WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id});
}

void end_sessions(Transaction& transaction, AccountId id, Instant at, std::string_view but_token_digest) {
  transaction.execute(
      "UPDATE session SET ended_at = $3 WHERE institution_id = $1 AND account_id = $2 AND ended_at IS NULL "
      "AND token_digest <> $4",
      {transaction.institution(), id, at, but_token_digest});
}

void set_account_state(Transaction& transaction, AccountId id, std::string_view state) {
  transaction.execute("UPDATE account SET state = $3 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, state});
}

}  // namespace vestnik
