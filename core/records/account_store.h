#pragma once
/// Accounts: one a person, a login unique in the institution. Sessions are in `core/access`.
/// A code of activation is kept as a digest only (`base/digest.h`), a password as its argon2id text.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

namespace account_state {
inline constexpr std::string_view invited = "invited";  ///< has an activation code, no password yet
inline constexpr std::string_view active = "active";
inline constexpr std::string_view blocked = "blocked";  ///< by the administrator; nothing opens it but him
}  // namespace account_state

struct Account {
  AccountId id;
  PersonId person;
  std::string login;
  std::string password_hash;      ///< "" before the first password
  std::string activation_digest;  ///< "" once used
  std::string state;              ///< of account_state
  Instant created_at;
  int failures = 0;  ///< wrong passwords in a row
  std::optional<Instant> locked_until;
  std::optional<Instant> activation_until;  ///< the code's first moment of no use; none: it does not expire
};

[[nodiscard]] std::optional<Account> find_account(Transaction& transaction, AccountId id);
[[nodiscard]] std::optional<Account> find_account_by_login(Transaction& transaction, std::string_view login);
[[nodiscard]] std::optional<Account> find_account_by_person(Transaction& transaction, PersonId person);
[[nodiscard]] std::vector<std::string> all_logins(Transaction& transaction);
/// A new account in the state invited. The login must be free (DatabaseError::Kind::constraint otherwise).
AccountId add_account(Transaction& transaction, PersonId person, std::string_view login,
                      std::string_view activation_digest, Instant created_at,
                      std::optional<Instant> activation_until = std::nullopt);
/// A new code: the password is gone, the state is invited again.
void renew_activation(Transaction& transaction, AccountId id, std::string_view activation_digest,
                      std::optional<Instant> activation_until = std::nullopt);
/// A password was set: the activation code is used up, failures are forgotten, the state is active.
void set_password_hash(Transaction& transaction, AccountId id, std::string_view password_hash);
/// The code did its work without a password: something else signs the person in. The account is active.
void use_up_activation(Transaction& transaction, AccountId id);
/// The same password under other parameters of the hash; nothing else changes.
void replace_password_hash(Transaction& transaction, AccountId id, std::string_view password_hash);
/// A wrong password: one failure more, and locked until then when given.
void note_failure(Transaction& transaction, AccountId id, std::optional<Instant> locked_until);
void forget_failures(Transaction& transaction, AccountId id);
/// Whoever is signed in to the account is so no more; but the one session, where its token's digest is given.
void end_sessions(Transaction& transaction, AccountId id, Instant at, std::string_view but_token_digest = {});
void set_account_state(Transaction& transaction, AccountId id, std::string_view state);

}  // namespace vestnik
