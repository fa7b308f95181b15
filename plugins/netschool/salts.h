#pragma once
/// Salts that were given out and not used yet: each for one attempt, for five minutes, for the browser session that
/// asked for it. In memory: after a restart a client asks anew.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/guarded.h"
#include "base/random.h"
#include "base/time.h"

namespace vestnik::netschool {

struct IssuedSalt {
  std::string lt;  ///< names the salt; the client sends it back
  std::string salt;
  std::string ver;
};

/// Any thread. At most 10 000: then the oldest is forgotten.
class Salts {
 public:
  explicit Salts(Random& random) : random_(random) {}

  IssuedSalt issue(std::string_view session, Instant now);
  /// The salt of `lt`, which is spent by it; nothing for one that is unknown, spent, too old or another session's. Some
  /// clients send no session: then `session` is "".
  std::optional<std::string> take(std::string_view lt, std::string_view session, Instant now);

 private:
  struct Held {
    std::string salt;
    std::string session;
    Instant until;
  };
  struct Shelf {
    std::map<std::string, Held, std::less<>> by_lt;
    std::map<std::int64_t, std::string> by_age;
    std::int64_t turns = 0;
  };
  [[nodiscard]] std::string digits();

  Random& random_;
  Guarded<Shelf> shelf_;
};

}  // namespace vestnik::netschool
