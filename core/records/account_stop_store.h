#pragma once
/// Stops of accounts: access suspended for a time, or the account removed for good. While one stands the account is in
/// the state blocked.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.h"
#include "domain/role.h"
#include "ports/database.h"
#include "records/program_ends.h"

namespace vestnik {

namespace account_stop_kind {
inline constexpr std::string_view suspended = "suspended";
inline constexpr std::string_view removed = "removed";  ///< password, codes, programs and second factor are gone too
}  // namespace account_stop_kind

struct AccountStop {
  std::int64_t id = 0;
  AccountId account;
  PersonId person;
  std::string kind;  ///< of account_stop_kind
  std::string reason;
  Instant stopped_at;
  PersonId stopped_by;
  Role by_role = Role::administrator;
};

struct Stopped {
  std::int64_t id = 0;
  EndedPrograms programs;
};
/// `stop.id` is given by the store. The account is blocked, whoever is signed in to it is so no more, and its programs
/// and clients have ended for good: a renewal brings the password back and not them.
Stopped stop_account(Transaction& transaction, const AccountStop& stop);
/// The newest one that stands.
[[nodiscard]] std::optional<AccountStop> standing_stop(Transaction& transaction, AccountId account);
/// The account opens again: with the password it had, or as one that waits for its first.
void renew_account(Transaction& transaction, const AccountStop& stop, PersonId by, Instant now);
/// Nothing signs in to the account any more: not the password, a code or an outside service.
void take_keys(Transaction& transaction, AccountId account, Instant now);

}  // namespace vestnik
