#include "records/second_factor_store.h"

namespace vestnik {

std::optional<StoredFactor> find_factor(Transaction& transaction, AccountId account) {
  return transaction.one(
      "SELECT sealed, begun_at, confirmed_at, last_step FROM second_factor WHERE institution_id = $1 "
      "AND account_id = $2",
      {transaction.institution(), account}, [](const Row& row) {
        return StoredFactor{row.string(0), row.instant(1), row.optional_instant(2), row.integer(3)};
      });
}

void begin_factor(Transaction& transaction, AccountId account, std::string_view sealed, Instant at) {
  transaction.execute(
      "INSERT INTO second_factor (institution_id, account_id, sealed, begun_at, confirmed_at, last_step) "
      "VALUES ($1, $2, $3, $4, NULL, 0) ON CONFLICT (institution_id, account_id) DO UPDATE "
      "SET sealed = excluded.sealed, begun_at = excluded.begun_at WHERE second_factor.confirmed_at IS NULL",
      {transaction.institution(), account, sealed, at});
}

void confirm_factor(Transaction& transaction, AccountId account, std::int64_t step, Instant at) {
  transaction.execute(
      "UPDATE second_factor SET confirmed_at = $4, last_step = $3 WHERE institution_id = $1 AND account_id = $2",
      {transaction.institution(), account, step, at});
}

void note_factor_step(Transaction& transaction, AccountId account, std::int64_t step) {
  transaction.execute("UPDATE second_factor SET last_step = $3 WHERE institution_id = $1 AND account_id = $2",
                      {transaction.institution(), account, step});
}

void remove_factor(Transaction& transaction, AccountId account) {
  transaction.execute("DELETE FROM recovery_code WHERE institution_id = $1 AND account_id = $2",
                      {transaction.institution(), account});
  transaction.execute("DELETE FROM second_factor WHERE institution_id = $1 AND account_id = $2",
                      {transaction.institution(), account});
}

void put_recovery_codes(Transaction& transaction, AccountId account, const std::vector<std::string>& digests) {
  transaction.execute("DELETE FROM recovery_code WHERE institution_id = $1 AND account_id = $2",
                      {transaction.institution(), account});
  for (const std::string& code : digests) {
    transaction.execute("INSERT INTO recovery_code (institution_id, account_id, code_digest) VALUES ($1, $2, $3)",
                        {transaction.institution(), account, code});
  }
}

bool use_recovery_code(Transaction& transaction, AccountId account, std::string_view code_digest, Instant at) {
  return transaction.execute(
             "UPDATE recovery_code SET used_at = $4 WHERE institution_id = $1 AND account_id = $2 "
             "AND code_digest = $3 AND used_at IS NULL",
             {transaction.institution(), account, code_digest, at}) > 0;
}

std::int64_t recovery_codes_left(Transaction& transaction, AccountId account) {
  return transaction
      .one("SELECT COUNT(*) FROM recovery_code WHERE institution_id = $1 AND account_id = $2 AND used_at IS NULL",
           {transaction.institution(), account}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

}  // namespace vestnik
