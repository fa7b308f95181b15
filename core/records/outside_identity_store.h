#pragma once
/// Which account an outside identity opens.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"
#include "ports/outside_identities.h"

namespace vestnik {

struct LinkedIdentity {
  std::int64_t id = 0;
  AccountId account;
  PersonId person;
  std::string issuer;
  Instant linked_at;
};

/// The account it opens; nothing for one that is not linked, and for a blocked account.
[[nodiscard]] std::optional<LinkedIdentity> find_identity(Transaction& transaction, const OutsideIdentity& identity);
/// The same of what is kept instead of the subject: the same person at another institution.
[[nodiscard]] std::optional<LinkedIdentity> find_identity_by_digest(Transaction& transaction,
                                                                    std::string_view subject_digest);
/// What is kept of the account's identities.
[[nodiscard]] std::vector<std::string> identity_digests_of(Transaction& transaction, AccountId account);
/// Whether it opens any account, a blocked one too.
[[nodiscard]] bool is_linked(Transaction& transaction, const OutsideIdentity& identity);
[[nodiscard]] std::vector<LinkedIdentity> identities_of(Transaction& transaction, PersonId person);
/// `linked_by`: none for the person's own code. Answers its number.
std::int64_t add_identity(Transaction& transaction, AccountId account, PersonId person, const OutsideIdentity& identity,
                          PersonId linked_by, Instant at);
void end_identity(Transaction& transaction, std::int64_t id, Instant at);

}  // namespace vestnik
