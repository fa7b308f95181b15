#pragma once
/// Sign-in, first sign-in with an activation code, sign-out, and who a token is: a person's session or a program's.
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "access/attempts.h"
#include "base/clock.h"
#include "base/guarded.h"
#include "base/random.h"
#include "ports/access.h"
#include "ports/database.h"

namespace vestnik {

struct SignIn {
  std::string institution;  ///< code: "syzran"
  std::string login;
  std::string password;         ///< the new one when an activation code is given
  std::string activation_code;  ///< "" when signing in as usual
};

struct OpenSession {
  std::string token;  ///< 256 random bits; the database keeps its digest only
  Instant expires_at;
  Actor actor;
};

/// What tokens of programs begin with: whoever finds one in a file sees what it is.
inline constexpr std::string_view program_token_mark = "vst_";
[[nodiscard]] std::string new_program_token(Random& random);

/// Any thread; sign_in is slow (argon2) and writes.
class Sessions {
 public:
  Sessions(Database& database, const Clock& clock, Random& random)
      : database_(database), clock_(clock), random_(random) {}

  /// Problems "access.wrong_credentials" (whatever was wrong), "access.too_many_attempts" {seconds},
  /// "access.password_too_short", "access.password_too_long". Wrong attempts are slowed down, never locked out for
  /// good; for a login that nobody has as for one that somebody has.
  Result<OpenSession> sign_in(const SignIn& attempt);
  /// A first sign-in that sets no password: `spend` writes what takes its place, in the transaction that uses the code
  /// up, and answers whether to keep it. Problems as of sign_in; "access.wrong_credentials" too when it was not kept.
  Result<OpenSession> sign_in_by_code(const SignIn& attempt,
                                      const std::function<bool(Transaction&, const Actor&)>& spend);
  /// Who holds the token now; nothing for an unknown, ended or expired one, or a closed account. Answers from memory as
  /// long as nothing was committed to the database since: what ends a session or closes an account binds the next call.
  /// A program's token answers its owner with the token's scope.
  [[nodiscard]] std::optional<Actor> who(std::string_view token);
  void sign_out(std::string_view token);
  /// A session without a password, for the demonstration day and tests.
  OpenSession open_for(const Actor& actor);

 private:
  struct Found;
  struct Holder {
    Actor actor;
    Instant expires_at;
  };
  /// Holders by their token's digest, read at one revision of the database.
  struct Known {
    std::uint64_t revision = 0;
    std::unordered_map<std::string, Holder> holders;
  };
  Result<Found> check(const SignIn& attempt);
  static void keep(Known& known, std::uint64_t revision, const std::string& token_digest, const Holder& holder);
  [[nodiscard]] std::optional<Holder> read_holder(const std::string& token_digest);
  [[nodiscard]] std::optional<Holder> read_program(const std::string& token_digest);

  Database& database_;
  const Clock& clock_;
  Random& random_;
  Guarded<Known> known_;
  UnknownLogins unknown_;
};

}  // namespace vestnik
