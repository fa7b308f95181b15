#include "records/outside_identity_store.h"

#include "base/digest.h"

namespace vestnik {
namespace {

std::string subject_digest(const OutsideIdentity& identity) {
  return digest(identity.issuer + '\n' + identity.subject);
}

LinkedIdentity read_identity(const Row& row) {
  return {row.integer(0), row.id<AccountId>(1), row.id<PersonId>(2), row.string(3), row.instant(4)};
}

}  // namespace

std::optional<LinkedIdentity> find_identity(Transaction& transaction, const OutsideIdentity& identity) {
  return find_identity_by_digest(transaction, subject_digest(identity));
}

std::optional<LinkedIdentity> find_identity_by_digest(Transaction& transaction, std::string_view subject_digest) {
  return transaction.one(
      "SELECT o.id, o.account_id, o.person_id, o.issuer, o.linked_at FROM outside_identity o JOIN account a "
      "ON a.institution_id = o.institution_id AND a.id = o.account_id WHERE o.institution_id = $1 "
      "AND o.subject_digest = $2 AND o.ended_at IS NULL AND a.state <> 'blocked'",
      {transaction.institution(), subject_digest}, read_identity);
}

std::vector<std::string> identity_digests_of(Transaction& transaction, AccountId account) {
  return transaction.all(
      "SELECT subject_digest FROM outside_identity WHERE institution_id = $1 AND account_id = $2 AND ended_at IS NULL "
      "ORDER BY id",
      {transaction.institution(), account}, [](const Row& row) { return row.string(0); });
}

bool is_linked(Transaction& transaction, const OutsideIdentity& identity) {
  return transaction
      .one("SELECT 1 FROM outside_identity WHERE institution_id = $1 AND subject_digest = $2 AND ended_at IS NULL",
           {transaction.institution(), subject_digest(identity)}, [](const Row&) { return true; })
      .value_or(false);
}

std::vector<LinkedIdentity> identities_of(Transaction& transaction, PersonId person) {
  return transaction.all(
      "SELECT id, account_id, person_id, issuer, linked_at FROM outside_identity WHERE institution_id = $1 "
      "AND person_id = $2 AND ended_at IS NULL ORDER BY id",
      {transaction.institution(), person}, read_identity);
}

std::int64_t add_identity(Transaction& transaction, AccountId account, PersonId person, const OutsideIdentity& identity,
                          PersonId linked_by, Instant at) {
  const std::int64_t id = transaction.next("outside_identity");
  transaction.execute(
      "INSERT INTO outside_identity (institution_id, id, account_id, person_id, issuer, subject_digest, linked_at, "
      "linked_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, account, person, identity.issuer, subject_digest(identity), at, linked_by});
  return id;
}

void end_identity(Transaction& transaction, std::int64_t id, Instant at) {
  transaction.execute(
      "UPDATE outside_identity SET ended_at = $3 WHERE institution_id = $1 AND id = $2 AND ended_at IS NULL",
      {transaction.institution(), id, at});
}

}  // namespace vestnik
