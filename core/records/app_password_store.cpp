#include "records/app_password_store.h"

#include "records/program_ends.h"

namespace vestnik {
namespace {

AppPassword read_app_password(const Row& row) {
  return {row.integer(0), row.id<AccountId>(1), row.id<PersonId>(2),     row.string(3),
          row.string(4),  row.instant(5),       row.optional_instant(6), row.string(7)};
}

}  // namespace

std::int64_t next_app_password(Transaction& transaction) { return transaction.next("app_password"); }

void add_app_password(Transaction& transaction, const AppPassword& password) {
  transaction.execute(
      "INSERT INTO app_password (institution_id, id, account_id, person_id, name, sealed, created_at, used_from) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, '')",
      {transaction.institution(), password.id, password.account, password.person, password.name, password.sealed,
       password.created_at});
}

std::vector<AppPassword> app_passwords_of(Transaction& transaction, PersonId person) {
  return transaction.all(
      "SELECT id, account_id, person_id, name, sealed, created_at, used_at, used_from FROM app_password "
      "WHERE institution_id = $1 AND person_id = $2 AND ended_at IS NULL ORDER BY id DESC",
      {transaction.institution(), person}, read_app_password);
}

std::optional<AppPassword> find_app_password(Transaction& transaction, std::int64_t id) {
  return transaction.one(
      "SELECT id, account_id, person_id, name, sealed, created_at, used_at, used_from FROM app_password "
      "WHERE institution_id = $1 AND id = $2 AND ended_at IS NULL",
      {transaction.institution(), id}, read_app_password);
}

void end_app_password(Transaction& transaction, std::int64_t id, Instant at) {
  transaction.execute(
      "UPDATE app_session SET ended_at = $3 WHERE institution_id = $1 AND password_id = $2 AND ended_at IS NULL",
      {transaction.institution(), id, at});
  transaction.execute(
      "UPDATE app_password SET ended_at = $3, ended_because = $4 WHERE institution_id = $1 AND id = $2 "
      "AND ended_at IS NULL",
      {transaction.institution(), id, at, program_end::owner});
}

void add_app_session(Transaction& transaction, const NewAppSession& session) {
  transaction.execute("DELETE FROM app_session WHERE institution_id = $1 AND password_id = $2 AND expires_at <= $3",
                      {transaction.institution(), session.password, session.created_at});
  transaction.execute(
      "INSERT INTO app_session (token_digest, institution_id, password_id, created_at, expires_at) "
      "VALUES ($2, $1, $3, $4, $5)",
      {transaction.institution(), session.token_digest, session.password, session.created_at, session.expires_at});
  transaction.execute("UPDATE app_password SET used_at = $3, used_from = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), session.password, session.created_at, session.address});
}

void end_app_session(Transaction& transaction, std::string_view token_digest, Instant at) {
  transaction.execute("UPDATE app_session SET ended_at = $3 WHERE institution_id = $1 AND token_digest = $2",
                      {transaction.institution(), token_digest, at});
}

std::optional<AppSessionHolder> holder_of_app_session(Transaction& transaction, std::string_view token_digest) {
  return transaction.one(
      "SELECT s.institution_id, p.person_id, p.account_id, s.expires_at FROM app_session s JOIN app_password p "
      "ON p.institution_id = s.institution_id AND p.id = s.password_id JOIN account a "
      "ON a.institution_id = p.institution_id AND a.id = p.account_id "
      "WHERE s.token_digest = $1 AND s.ended_at IS NULL AND p.ended_at IS NULL AND a.state <> 'blocked'",
      {token_digest}, [](const Row& row) {
        return AppSessionHolder{row.id<InstitutionId>(0), row.id<PersonId>(1), row.id<AccountId>(2), row.instant(3)};
      });
}

}  // namespace vestnik
