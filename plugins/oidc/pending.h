#pragma once
/// What is on its way between here, the browser and the provider: sign-ins that were begun, and people the provider
/// vouched for who are not linked yet. Each is taken once and lives ten minutes. In memory.
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/guarded.h"
#include "base/time.h"
#include "ports/outside_identities.h"

namespace vestnik::oidc {

struct BegunSignIn {
  std::string institution;  ///< code
  std::string nonce;
  std::string verifier;  ///< of PKCE
  std::string browser;   ///< what the cookie of the browser that began must say
};

/// Any thread. At most 10 000 values: then the oldest is forgotten.
template <class Value>
class TakenOnce {
 public:
  void keep(const std::string& key, Value value, Instant now) {
    shelf_.with([&](Shelf& shelf) {
      shelf.values.insert_or_assign(key, Held{std::move(value), now + lasts});
      shelf.by_age.emplace(++shelf.turns, key);
      if (shelf.by_age.size() <= most) return;
      const auto oldest = shelf.by_age.begin();
      shelf.values.erase(oldest->second);
      shelf.by_age.erase(oldest);
    });
  }
  [[nodiscard]] std::optional<Value> take(std::string_view key, Instant now) {
    return shelf_.with([&](Shelf& shelf) -> std::optional<Value> {
      const auto found = shelf.values.find(key);
      if (found == shelf.values.end()) return std::nullopt;
      Held held = std::move(found->second);
      shelf.values.erase(found);
      return now < held.until ? std::optional{std::move(held.value)} : std::nullopt;
    });
  }

  static constexpr std::chrono::minutes lasts{10};
  static constexpr std::size_t most = 10'000;

 private:
  struct Held {
    Value value;
    Instant until;
  };
  struct Shelf {
    std::map<std::string, Held, std::less<>> values;
    std::map<std::int64_t, std::string> by_age;
    std::int64_t turns = 0;
  };
  Guarded<Shelf> shelf_;
};

}  // namespace vestnik::oidc
