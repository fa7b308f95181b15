#pragma once
/// What is known of the networks that sign-ins come from (base/network.h): where somebody has signed in before, and
/// where many attempts went wrong.
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/guarded.h"
#include "base/time.h"
#include "records/account_store.h"
#include "records/session_store.h"

namespace vestnik {

/// Any thread. Lives in memory; load() fills it after a start.
class SignInAddresses {
 public:
  static constexpr std::size_t most = 50'000;
  /// So many wrong attempts cost nothing, for a whole school may be behind one address; then one in two seconds is
  /// heard.
  static constexpr std::int64_t free_failures = 50;
  static constexpr std::chrono::seconds apart{2};

  /// Reads where people have signed in during the last thirty days, in all institutions.
  void load(Database& database, Instant now);
  void note_success(std::string_view address);
  void note_failure(std::string_view address, Instant now);
  [[nodiscard]] bool is_familiar(std::string_view address) const;
  /// Until when attempts from there wait; nothing where they need not, and of an address that is not known ("").
  [[nodiscard]] std::optional<Instant> waits_until(std::string_view address, Instant now) const;

 private:
  struct Table {
    std::unordered_set<std::string> familiar;
    /// When the failures of a network will be forgotten, were none to come: each moves it on by `apart`.
    std::unordered_map<std::string, Instant> burdened_until;
  };
  Guarded<Table> table_;
};

/// Until when the account waits at the address. Where its owner has signed in before, only for what went wrong there
/// since: nobody is kept out of his own home by others who guess elsewhere. Asks the history, so only when
/// `account.locked_until` or the address says wait.
[[nodiscard]] std::optional<Instant> locked_until_there(Transaction& transaction, const Account& account,
                                                        std::string_view address,
                                                        const std::optional<Instant>& otherwise);

}  // namespace vestnik
