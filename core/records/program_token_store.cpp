#include "records/program_token_store.h"

#include "records/program_ends.h"

namespace vestnik {
namespace {

ProgramToken read_program_token(const Row& row) {
  return {row.integer(0), row.id<PersonId>(1), row.string(2), row.instant(3), row.instant(4), row.optional_instant(5)};
}

}  // namespace

std::int64_t add_program_token(Transaction& transaction, const NewProgramToken& token) {
  const std::int64_t id = transaction.next("program_token");
  transaction.execute(
      "INSERT INTO program_token (institution_id, id, account_id, person_id, name, token_digest, created_at, "
      "expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, token.account, token.person, token.name, token.token_digest, token.created_at,
       token.expires_at});
  for (const auto& [object, operation] : token.permissions) {
    transaction.execute(
        "INSERT INTO program_token_permission (institution_id, token_id, object, operation) VALUES ($1, $2, $3, $4)",
        {transaction.institution(), id, object, operation});
  }
  return id;
}

std::vector<ProgramToken> program_tokens_of(Transaction& transaction, PersonId person, Instant now) {
  return transaction.all(
      "SELECT id, person_id, name, created_at, expires_at, ended_at FROM program_token WHERE institution_id = $1 "
      "AND person_id = $2 AND ended_at IS NULL AND expires_at > $3 ORDER BY id DESC",
      {transaction.institution(), person, now}, read_program_token);
}

std::optional<ProgramToken> find_program_token(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT id, person_id, name, created_at, expires_at, ended_at FROM program_token WHERE institution_id = $1 "
      "AND id = $2",
      {transaction.institution(), id}, read_program_token);
}

PermissionNames permissions_of_token(Transaction& transaction, std::int64_t id) {
  return transaction.all(
      "SELECT object, operation FROM program_token_permission WHERE institution_id = $1 AND token_id = $2 "
      "ORDER BY object, operation",
      {transaction.institution(), id}, [](const Row& row) {
        return std::pair<std::string, std::string>{row.string(0), row.string(1)};
      });
}

void end_program_token(Transaction& transaction, std::int64_t id, Instant at) {
  transaction.execute(
      "UPDATE program_token SET ended_at = $3, ended_because = $4 WHERE institution_id = $1 AND id = $2 "
      "AND ended_at IS NULL",
      {transaction.institution(), id, at, program_end::owner});
}

std::optional<TokenHolder> holder_of_token(Transaction& transaction, std::string_view token_digest) {
  return transaction.one(
      "SELECT t.institution_id, t.person_id, t.account_id, t.id, t.expires_at FROM program_token t JOIN account a "
      "ON a.institution_id = t.institution_id AND a.id = t.account_id "
      "WHERE t.token_digest = $1 AND t.ended_at IS NULL AND a.state <> 'blocked'",
      {token_digest}, [](const Row& row) {
        return TokenHolder{row.id<InstitutionId>(0), row.id<PersonId>(1), row.id<AccountId>(2), row.integer(3),
                           row.instant(4)};
      });
}

}  // namespace vestnik
