#pragma once
/// What wrong sign-ins cost, the same for a login that exists and for one that does not: how many wrong attempts an
/// account has seen stands in the database, of other logins in memory.
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/guarded.h"
#include "base/time.h"

namespace vestnik {

/// Nothing for the first five wrong attempts, then 1, 2, 4 … seconds, at most 15 minutes.
[[nodiscard]] std::chrono::seconds delay_after(std::int64_t failures);

/// Any thread. Logins that nobody has, or whose account is closed. At most 20 000: then the one asked for longest ago
/// is forgotten. Keys are digests, so that no guessed name lies in memory in clear.
class UnknownLogins {
 public:
  static constexpr std::size_t most = 20'000;

  [[nodiscard]] static std::string key_of(std::string_view institution, std::string_view login);
  /// Until when the login waits.
  [[nodiscard]] std::optional<Instant> locked_until(const std::string& key) const;
  void note_failure(const std::string& key, Instant now);
  /// The right one came: wrong ones count anew.
  void forget(const std::string& key);

 private:
  struct Failures {
    std::int64_t count = 0;
    Instant locked_until;
    std::int64_t turn = 0;  ///< place in `by_age`
  };
  struct Table {
    std::map<std::string, Failures> failures;
    std::map<std::int64_t, std::string> by_age;  ///< by the turn of the last attempt
    std::int64_t turns = 0;
  };
  Guarded<Table> table_;
};

}  // namespace vestnik
