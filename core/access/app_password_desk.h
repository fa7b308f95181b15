#pragma once
/// Sign-in with app passwords: implements ports/app_passwords.h.
#include <string>
#include <string_view>
#include <unordered_map>

#include "access/attempts.h"
#include "access/role_wanted.h"
#include "access/sealed_text.h"
#include "base/clock.h"
#include "base/guarded.h"
#include "base/random.h"
#include "ports/app_passwords.h"
#include "ports/database.h"

namespace vestnik {

/// Five letters and digits four times, "k7xma-…": 99 random bits that can be typed.
[[nodiscard]] std::string new_app_secret(Random& random);
/// What an app password is sealed for.
[[nodiscard]] std::string place_of_app_password(InstitutionId institution, std::int64_t id);

/// Any thread. How many wrong attempts there were is kept in memory: a restart forgets them.
class AppPasswordDesk final : public AppPasswords {
 public:
  /// Without `role_wanted` nobody needs one.
  AppPasswordDesk(Database& database, const Clock& clock, Random& random, const SealedText& seal,
                  RoleWanted role_wanted = {})
      : database_(database), clock_(clock), random_(random), seal_(seal), role_wanted_(std::move(role_wanted)) {}

  Result<AppSession> open(const AppSignIn& attempt, const std::function<bool(std::string_view)>& proves) override;
  [[nodiscard]] std::optional<Actor> who(std::string_view token) override;
  void end(std::string_view token) override;

 private:
  struct Holder {
    Actor actor;
    Instant expires_at;
  };
  /// Holders by their token's digest, read at one revision of the database.
  struct Known {
    std::uint64_t revision = 0;
    std::unordered_map<std::string, Holder> holders;
  };
  struct Found;

  [[nodiscard]] std::optional<Found> find(const AppSignIn& attempt,
                                          const std::function<bool(std::string_view)>& proves);
  [[nodiscard]] std::optional<Holder> read_holder(const std::string& token_digest);

  Database& database_;
  const Clock& clock_;
  Random& random_;
  const SealedText& seal_;
  RoleWanted role_wanted_;
  UnknownLogins attempts_;
  Guarded<Known> known_;
};

}  // namespace vestnik
