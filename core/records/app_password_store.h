#pragma once
/// Passwords of outside clients that only read, and who is signed in with one. The secret itself is sealed by whoever
/// writes it here (`access/sealed_text.h`).
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct AppPassword {
  std::int64_t id = 0;
  AccountId account;
  PersonId person;
  std::string name;    ///< the owner's word for the client
  std::string sealed;  ///< the secret
  Instant created_at;
  std::optional<Instant> used_at;
  std::string used_from;  ///< address of the last sign-in, "" before the first
};

/// The number the next one will have: what its secret is sealed for.
[[nodiscard]] std::int64_t next_app_password(Transaction& transaction);
void add_app_password(Transaction& transaction, const AppPassword& password);
/// Those that stand, newest first.
[[nodiscard]] std::vector<AppPassword> app_passwords_of(Transaction& transaction, PersonId person);
[[nodiscard]] std::optional<AppPassword> find_app_password(Transaction& transaction, std::int64_t id);
/// By its owner's call, with everybody who is signed in with it.
void end_app_password(Transaction& transaction, std::int64_t id, Instant at);

struct NewAppSession {
  std::string token_digest;
  std::int64_t password = 0;
  std::string address;
  Instant created_at;
  Instant expires_at;
};
/// A sign-in: the password was used now, from this address. Its sessions that ran out are gone.
void add_app_session(Transaction& transaction, const NewAppSession& session);
void end_app_session(Transaction& transaction, std::string_view token_digest, Instant at);

/// Whoever holds a session's token, in any institution.
struct AppSessionHolder {
  InstitutionId institution;
  PersonId person;
  AccountId account;
  Instant expires_at;
};
/// Nothing for an ended session or password and for a blocked account; one that ran out is answered.
[[nodiscard]] std::optional<AppSessionHolder> holder_of_app_session(Transaction& transaction,
                                                                    std::string_view token_digest);

}  // namespace vestnik
