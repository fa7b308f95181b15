#pragma once
/// Which of a class's families can sign in, and when they last did: the day alone, never what they looked at
/// (syzran-7.3.11, labinsk-4.4.9). Read-only.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"
#include "records/account_stop_store.h"

namespace vestnik {

namespace family_account_state {
inline constexpr std::string_view none = "none";        ///< no account yet
inline constexpr std::string_view invited = "invited";  ///< has a code that was not used yet
inline constexpr std::string_view expired = "expired";  ///< has a code that is good no more
inline constexpr std::string_view active = "active";
inline constexpr std::string_view suspended = "suspended";
inline constexpr std::string_view closed = "closed";  ///< removed
}  // namespace family_account_state

struct FamilyAccount {
  PersonId student;
  PersonId person;   ///< the student himself, or a guardian who may see him
  std::string name;  ///< full
  std::string_view state = family_account_state::none;
  std::optional<Instant> last_used;  ///< none: never
  std::optional<AccountStop> stop;   ///< while suspended
};

/// By student; the student himself before his guardians.
[[nodiscard]] std::vector<FamilyAccount> family_accounts(Transaction& transaction, GroupId group, CivilDate on,
                                                         Instant now);

}  // namespace vestnik
