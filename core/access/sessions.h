#pragma once
/// Sign-in, first sign-in with an activation code, sign-out, and who a token is: a person's session or a program's.
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "access/attempts.h"
#include "access/key_file.h"
#include "access/password_rules.h"
#include "access/role_wanted.h"
#include "access/second_factor.h"
#include "access/sign_in_addresses.h"
#include "base/clock.h"
#include "base/guarded.h"
#include "base/random.h"
#include "ports/access.h"
#include "ports/database.h"
#include "records/account_store.h"
#include "records/session_store.h"

namespace vestnik {

struct SignIn {
  std::string institution;  ///< code: "syzran"
  std::string login;
  std::string password;         ///< the new one when an activation code is given
  std::string activation_code;  ///< "" when signing in as usual
  std::string second_factor{};  ///< code of the app or a recovery code; "" when none is given
  SignInOrigin origin{};
};

struct OpenSession {
  std::string token;  ///< 256 random bits; the database keeps its digest only
  Instant expires_at;
  Actor actor;
  bool must_enrol = false;  ///< until a second factor is set, the session is good for nothing else
};

/// What tokens of programs begin with: whoever finds one in a file sees what it is.
inline constexpr std::string_view program_token_mark = "vst_";
[[nodiscard]] std::string new_program_token(Random& random);

/// How sessions are held in this house (OWASP ASVS 5.0, 7.1.1).
struct SessionTerms {
  KeyFile keys;
  PasswordRules passwords{};
  std::chrono::seconds lasts{std::chrono::hours{12}};  ///< whatever is done in it
  std::chrono::seconds idle{std::chrono::hours{3}};    ///< without a request
  bool administrators_need_two = false;                ///< factors
};

/// Any thread; sign_in and confirm_owner are slow (argon2) and write.
class Sessions {
 public:
  /// Without `role_wanted` nobody needs one.
  Sessions(Database& database, const Clock& clock, Random& random, SessionTerms terms, RoleWanted role_wanted = {})
      : database_(database),
        clock_(clock),
        random_(random),
        terms_(std::move(terms)),
        role_wanted_(std::move(role_wanted)),
        factors_(terms_.keys, random),
        write_key_(terms_.keys.key("writes of pages")) {}

  /// Problems "access.wrong_credentials" (whatever was wrong), "access.too_many_attempts" {seconds},
  /// "access.code_expired", "access.second_factor_needed" and "access.wrong_second_factor" (the password was right),
  /// those of no_role (everything was right; a code is not spent), and those of PasswordRules::check. Wrong attempts
  /// are slowed down, never locked out for good; for a login that nobody has as for one that somebody has, and of an
  /// address that much goes wrong from; at an address where the owner has signed in before, for nothing but what went
  /// wrong there. What was tried on an account stands in its history of sign-ins.
  Result<OpenSession> sign_in(const SignIn& attempt);
  /// A first sign-in that sets no password: `spend` writes what takes its place, in the transaction that uses the code
  /// up, and answers whether to keep it. Problems as of sign_in; "access.wrong_credentials" too when it was not kept.
  Result<OpenSession> sign_in_by_code(const SignIn& attempt,
                                      const std::function<bool(Transaction&, const Actor&)>& spend);
  /// That the person at the keyboard knows the password of the session's account. Problems "access.wrong_password",
  /// "access.too_many_attempts" {seconds}; slowed down like a sign-in.
  Result<void> confirm_owner(const Actor& actor, std::string_view password, const SignInOrigin& origin);
  /// Whether the person may take the password; answers its hash.
  Result<std::string> make_password(const Actor& actor, std::string_view password);

  /// Who holds the token now; nothing for an unknown, ended, idle or expired one, or a closed account. Answers from
  /// memory as long as nothing was committed to the accounts since: what ends a session or closes an account binds the
  /// next call. A program's token answers its owner with the token's scope, and nobody while the owner has no role.
  [[nodiscard]] std::optional<Actor> who(std::string_view token);
  void sign_out(std::string_view token);
  /// A session without a password, for the demonstration day and tests.
  OpenSession open_for(const Actor& actor, const SignInOrigin& origin = {});
  /// A session of somebody whom another service vouches for; a line in the history of sign-ins. Problems of no_role.
  Result<OpenSession> open_vouched_for(const Actor& actor, const SignInOrigin& origin);
  /// Writes down when sessions were last used, at most once a minute, so that a new start does not forget it; answers
  /// how many.
  std::size_t write_uses();

  /// Reads where people have signed in lately, for a service that starts.
  void remember_addresses() { addresses_.load(database_, clock_.now()); }
  /// Whether somebody has signed in from there lately.
  [[nodiscard]] bool is_familiar(std::string_view address) const { return addresses_.is_familiar(address); }

  /// What a page sends back with every write beside the cookie of its session (CSRF): it cannot be guessed and is good
  /// for this token alone.
  [[nodiscard]] std::string write_token(std::string_view token) const;
  [[nodiscard]] const SecondFactors& second_factors() const { return factors_; }
  /// Why somebody who proved who he is does not come in: of PresentRole.
  [[nodiscard]] std::optional<Problem> no_role(Transaction& transaction, const Actor& actor) const {
    return role_wanted_ ? role_wanted_(transaction, actor) : std::nullopt;
  }
  /// Whether the house demands two factors of this person.
  [[nodiscard]] bool needs_two(Transaction& transaction, PersonId person) const;
  [[nodiscard]] const SessionTerms& terms() const { return terms_; }

 private:
  struct Found;
  struct Holder {
    Actor actor;
    Instant expires_at;
    Instant used_at;
  };
  /// Holders by their token's digest, read at one revision of the database.
  struct Known {
    std::uint64_t revision = 0;
    std::unordered_map<std::string, Holder> holders;
  };
  struct Use {
    InstitutionId institution;
    Instant at;
    Instant written;
  };
  struct Uses {
    std::unordered_map<std::string, Use> by_digest;
    Instant last_written;
  };
  using UsesToWrite = std::map<InstitutionId, std::map<std::string, Instant>>;

  Result<Found> check(const SignIn& attempt);
  /// How long an attempt on the account waits; nothing: not at all.
  std::optional<Problem> wait_of(InstitutionId institution, const Account& account, std::string_view address);
  void note_wrong(const Found& found, const SignInOrigin& origin, std::string_view outcome);
  void note_wrong(Transaction& transaction, const Account& account, const SignInOrigin& origin,
                  std::string_view outcome);
  /// In the write transaction; false: nothing of it is kept.
  bool open_found(Transaction& transaction, const SignIn& attempt, const Found& found, const std::string& hash,
                  Result<OpenSession>& outcome);
  OpenSession open_in(Transaction& transaction, const Actor& actor, const SignInOrigin& origin, bool must_enrol);
  [[nodiscard]] PasswordGround ground_of(InstitutionId institution, AccountId account);

  static void keep(Known& known, std::uint64_t revision, const std::string& token_digest, const Holder& holder);
  [[nodiscard]] std::optional<Holder> read_holder(const std::string& token_digest);
  [[nodiscard]] std::optional<Holder> read_program(const std::string& token_digest);
  [[nodiscard]] bool owner_lacks_role(const Holder& holder);
  /// Notes the use; false when the session has idled too long.
  [[nodiscard]] bool use(const std::string& token_digest, const Holder& holder, Instant now);
  [[nodiscard]] UsesToWrite uses_to_write(Instant now);

  Database& database_;
  const Clock& clock_;
  Random& random_;
  SessionTerms terms_;
  RoleWanted role_wanted_;
  SecondFactors factors_;
  std::array<unsigned char, 32> write_key_;
  Guarded<Known> known_;
  Guarded<Uses> uses_;
  UnknownLogins unknown_;
  SignInAddresses addresses_;
};

}  // namespace vestnik
