#include "records/session_store.h"

namespace vestnik {

void add_session(Transaction& transaction, const NewSession& session) {
  transaction.execute(
      "INSERT INTO session (institution_id, token_digest, account_id, person_id, created_at, expires_at, id, address, "
      "program, limited_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {transaction.institution(), session.token_digest, session.account, session.person, session.opened_at,
       session.expires_at, transaction.next("session"), session.origin.address, session.origin.program,
       session.limited_to});
}

std::vector<SessionRow> open_sessions(Transaction& transaction, AccountId account, Instant now) {
  return transaction.all(
      "SELECT s.id, s.token_digest, s.created_at, s.expires_at, COALESCE(u.used_at, s.created_at) AS last_use, "
      "s.address, s.program FROM session s LEFT JOIN session_use u ON u.token_digest = s.token_digest "
      "WHERE s.institution_id = $1 AND s.account_id = $2 AND s.ended_at IS NULL AND s.expires_at > $3 "
      "ORDER BY last_use DESC, s.id DESC",
      {transaction.institution(), account, now}, [](const Row& row) {
        return SessionRow{row.integer(0), row.string(1),  row.instant(2),
                          row.instant(3), row.instant(4), {row.string(5), row.string(6)}};
      });
}

bool end_session(Transaction& transaction, AccountId account, std::int64_t id, Instant at) {
  return transaction.execute(
             "UPDATE session SET ended_at = $4 WHERE institution_id = $1 AND account_id = $2 AND id = $3 "
             "AND ended_at IS NULL AND expires_at > $4",
             {transaction.institution(), account, id, at}) > 0;
}

bool is_limited(Transaction& transaction, std::string_view token_digest) {
  return transaction
      .one(
          "SELECT 1 FROM session WHERE institution_id = $1 AND token_digest = $2 AND ended_at IS NULL "
          "AND limited_to <> ''",
          {transaction.institution(), token_digest}, [](const Row&) { return true; })
      .value_or(false);
}

void lift_limit(Transaction& transaction, std::string_view token_digest, Instant until) {
  transaction.execute(
      "UPDATE session SET limited_to = '', expires_at = $3 WHERE institution_id = $1 AND token_digest = $2 "
      "AND limited_to <> ''",
      {transaction.institution(), token_digest, until});
}

void note_session_use(Transaction& transaction, std::string_view token_digest, Instant at) {
  transaction.execute(
      "INSERT INTO session_use (institution_id, token_digest, used_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (token_digest) DO UPDATE SET used_at = excluded.used_at",
      {transaction.institution(), token_digest, at});
}

void add_sign_in(Transaction& transaction, AccountId account, const SignInRow& row, Instant kept_since) {
  transaction.execute("DELETE FROM sign_in WHERE institution_id = $1 AND account_id = $2 AND happened_at < $3",
                      {transaction.institution(), account, kept_since});
  transaction.execute(
      "INSERT INTO sign_in (institution_id, id, account_id, happened_at, address, program, outcome) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), transaction.next("sign_in"), account, row.at, row.origin.address, row.origin.program,
       row.outcome});
}

std::vector<SignInRow> sign_ins_of(Transaction& transaction, AccountId account, int most, std::int64_t below) {
  return transaction.all(
      "SELECT id, happened_at, address, program, outcome FROM sign_in WHERE institution_id = $1 AND account_id = $2 "
      "AND id < $3 ORDER BY id DESC LIMIT $4",
      {transaction.institution(), account, below, most}, [](const Row& row) {
        return SignInRow{row.integer(0), row.instant(1), {row.string(2), row.string(3)}, row.string(4)};
      });
}

std::vector<std::string> addresses_signed_in_from(Transaction& transaction, Instant since, int most) {
  return transaction.all(
      "SELECT DISTINCT address FROM sign_in WHERE happened_at > $1 AND outcome IN ($2, $3) AND address <> '' LIMIT $4",
      {since, sign_in_outcome::opened, sign_in_outcome::activated, most}, [](const Row& row) { return row.string(0); });
}

}  // namespace vestnik
