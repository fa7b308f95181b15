// How a session is opened: by a password, by a one-time code, with a second factor.
#include <algorithm>

#include "access/own_words.h"
#include "access/passwords.h"
#include "access/scopes.h"
#include "access/sessions.h"
#include "base/digest.h"
#include "records/account_stop_store.h"
#include "records/activation_code.h"
#include "records/credential_store.h"
#include "records/institution_terms.h"
#include "records/program_ends.h"

namespace vestnik {
namespace {

constexpr std::chrono::hours history_kept{24 * 180};
/// Where nothing but a password guards what an administrator may.
constexpr std::size_t least_alone = 15;

std::optional<InstitutionId> institution_of(Database& database, std::string_view code) {
  std::optional<InstitutionId> found;
  database.read(InstitutionId{}, [&](Transaction& transaction) {
    found = transaction.one("SELECT id FROM institution WHERE code = $1", {code},
                            [](const Row& row) { return row.id<InstitutionId>(0); });
  });
  return found;
}

/// As codes were kept before their letters were looked at.
std::string plain_digest(std::string_view code) {
  std::string plain;
  for (const char c : code) {
    if (c != '-' && c != ' ') plain += c;
  }
  return digest(plain);
}

bool code_fits(const Account& account, std::string_view code) {
  return !account.activation_digest.empty() && (same_digest(account.activation_digest, activation_digest(code)) ||
                                                same_digest(account.activation_digest, plain_digest(code)));
}

/// Takes as long for a login that nobody has.
bool fits(const SignIn& attempt, const std::optional<Account>& account) {
  if (!attempt.activation_code.empty()) return account && code_fits(*account, attempt.activation_code);
  if (account && !account->password_hash.empty()) return password_matches(account->password_hash, attempt.password);
  check_nobodys_password(attempt.password);
  return false;
}

std::optional<Problem> still_waits(const std::optional<Instant>& locked_until, Instant now) {
  if (!locked_until || *locked_until <= now) return std::nullopt;
  const auto wait = std::chrono::ceil<std::chrono::seconds>(*locked_until - now);
  return Problem{"access.too_many_attempts", {{"seconds", std::to_string(wait.count())}}};
}

std::optional<Instant> later(const std::optional<Instant>& one, const std::optional<Instant>& other) {
  return one && other ? std::max(one, other) : one ? one : other;
}

/// Today, or before a session that lasts so long ends: an order may begin at midnight.
bool is_administrator(Transaction& transaction, PersonId person, Instant now, std::chrono::microseconds lasts) {
  const auto zone = zone_of_institution(transaction);
  const auto holds = [&](Instant at) {
    return holds_role(transaction, person, Role::administrator, zone->local(at).date);
  };
  return zone && (holds(now) || holds(now + lasts));
}

}  // namespace

struct Sessions::Found {
  InstitutionId institution;
  Account account;
};

Result<Sessions::Found> Sessions::check(const SignIn& attempt) {
  const auto institution = institution_of(database_, attempt.institution);
  std::optional<Account> account;
  bool suspended = false;
  if (institution) {
    database_.read(*institution, [&](Transaction& transaction) {
      account = find_account_by_login(transaction, attempt.login);
      const auto stop = account ? standing_stop(transaction, account->id) : std::nullopt;
      suspended = stop && stop->kind == account_stop_kind::suspended;
    });
  }
  suspended = suspended && account->state == account_state::blocked;
  if (account && account->state == account_state::blocked && !suspended) account.reset();
  // A login that nobody has waits like one that somebody has, or the wait would tell them apart.
  const std::string key = UnknownLogins::key_of(attempt.institution, attempt.login);
  const Instant now = clock_.now();
  auto waits =
      account
          ? wait_of(*institution, *account, attempt.origin.address)
          : still_waits(later(unknown_.locked_until(key), addresses_.waits_until(attempt.origin.address, now)), now);
  if (waits) return *std::move(waits);
  const bool knows = fits(attempt, account);
  // Who knows the password may know why it opens nothing; to all others it is like an account that nobody has.
  if (suspended && knows) return Problem{"access.suspended"};
  if (knows) {
    const auto& until = account->activation_until;
    if (!attempt.activation_code.empty() && until && *until <= clock_.now()) return Problem{"access.code_expired"};
    return Found{*institution, *std::move(account)};
  }
  if (account) {
    note_wrong({*institution, *account}, attempt.origin,
               attempt.activation_code.empty() ? sign_in_outcome::wrong_password : sign_in_outcome::wrong_code);
  } else {
    unknown_.note_failure(key, clock_.now());
    addresses_.note_failure(attempt.origin.address, clock_.now());
  }
  return Problem{"access.wrong_credentials"};
}

std::optional<Problem> Sessions::wait_of(InstitutionId institution, const Account& account, std::string_view address) {
  const Instant now = clock_.now();
  std::optional<Instant> until = later(account.locked_until, addresses_.waits_until(address, now));
  if (!still_waits(until, now)) return std::nullopt;
  database_.read(institution,
                 [&](Transaction& transaction) { until = locked_until_there(transaction, account, address, until); });
  return still_waits(until, now);
}

void Sessions::note_wrong(const Found& found, const SignInOrigin& origin, std::string_view outcome) {
  addresses_.note_failure(origin.address, clock_.now());
  database_.write(found.institution, Priority::person, [&](Transaction& transaction) {
    note_wrong(transaction, found.account, origin, outcome);
    return true;
  });
}

void Sessions::note_wrong(Transaction& transaction, const Account& account, const SignInOrigin& origin,
                          std::string_view outcome) {
  const Instant now = clock_.now();
  note_failure(transaction, account.id, now + delay_after(account.failures + 1));
  add_sign_in(transaction, account.id, {0, now, origin, std::string{outcome}}, now - history_kept);
}

Result<OpenSession> Sessions::sign_in(const SignIn& attempt) {
  const bool first_time = !attempt.activation_code.empty();
  if (first_time) {
    if (auto fine = terms_.passwords.check(attempt.password); !fine) return fine.problem();
  }
  auto found = check(attempt);
  if (!found) return std::move(found).problem();
  const Account& account = found->account;
  std::string hash;
  if (first_time) {
    const PasswordGround ground = ground_of(found->institution, account.id);
    if (auto fine = terms_.passwords.check(attempt.password, ground); !fine) return fine.problem();
    hash = hash_password(attempt.password);
  } else if (needs_rehash(account.password_hash)) {
    hash = hash_password(attempt.password);
  }
  Result<OpenSession> outcome = Problem{"access.wrong_credentials"};
  database_.write(found->institution, Priority::person,
                  [&](Transaction& transaction) { return open_found(transaction, attempt, *found, hash, outcome); });
  if (outcome) addresses_.note_success(attempt.origin.address);
  return outcome;
}

Result<OpenSession> Sessions::open_vouched_for(const Actor& actor, const SignInOrigin& origin) {
  Result<OpenSession> session = OpenSession{};
  database_.write(actor.institution, Priority::person, [&](Transaction& transaction) {
    if (auto closed = no_role(transaction, actor)) {
      session = *std::move(closed);
      return false;
    }
    add_sign_in(transaction, actor.account, {0, clock_.now(), origin, std::string{sign_in_outcome::vouched_for}},
                clock_.now() - history_kept);
    session = open_in(transaction, actor, origin, false);
    return true;
  });
  return session;
}

Result<OpenSession> Sessions::sign_in_by_code(const SignIn& attempt,
                                              const std::function<bool(Transaction&, const Actor&)>& spend) {
  if (attempt.activation_code.empty()) return Problem{"access.wrong_credentials"};
  auto found = check(attempt);
  if (!found) return std::move(found).problem();
  const Actor actor{found->institution, found->account.person, found->account.id};
  Result<OpenSession> outcome = Problem{"access.wrong_credentials"};
  database_.write(found->institution, Priority::person, [&](Transaction& transaction) {
    const auto now = find_account(transaction, actor.account);
    // Meanwhile the code may have been used or replaced, or the account blocked.
    if (!now || now->state != found->account.state || now->activation_digest != found->account.activation_digest)
      return false;
    if (auto closed = no_role(transaction, actor)) {
      outcome = *std::move(closed);
      return false;
    }
    use_up_activation(transaction, actor.account);
    end_sessions(transaction, actor.account, clock_.now());
    end_programs(transaction, actor.account, program_end::account_given_anew, clock_.now());
    note_issue_used(transaction, actor.account, clock_.now());
    if (!spend(transaction, actor)) return false;
    add_sign_in(transaction, actor.account, {0, clock_.now(), attempt.origin, std::string{sign_in_outcome::activated}},
                clock_.now() - history_kept);
    outcome = open_in(transaction, actor, attempt.origin, needs_two(transaction, actor.person));
    return true;
  });
  if (outcome) addresses_.note_success(attempt.origin.address);
  return outcome;
}

bool Sessions::open_found(Transaction& transaction, const SignIn& attempt, const Found& found, const std::string& hash,
                          Result<OpenSession>& outcome) {
  const Account& account = found.account;
  const auto now = find_account(transaction, account.id);
  // Hashing took its time: meanwhile the code may have been used, replaced, or the account blocked.
  const bool stands = now && now->state == account.state && now->password_hash == account.password_hash &&
                      now->activation_digest == account.activation_digest;
  if (!stands) return false;
  const bool first_time = !attempt.activation_code.empty();
  const bool two = SecondFactors::is_set(transaction, account.id);
  if (two && !first_time && attempt.second_factor.empty()) {
    outcome = Problem{"access.second_factor_needed"};
    return false;
  }
  if (two && !first_time && !factors_.take(transaction, account.id, attempt.second_factor, clock_.now())) {
    outcome = Problem{"access.wrong_second_factor"};
    note_wrong(transaction, *now, attempt.origin, sign_in_outcome::wrong_second_factor);
    return true;
  }
  const Actor actor{found.institution, account.person, account.id};
  // Asked last, of whoever proved everything: nobody else learns who has a role here.
  if (auto closed = no_role(transaction, actor)) {
    outcome = *std::move(closed);
    return false;
  }
  if (first_time) {
    set_password_hash(transaction, account.id, hash);
    end_sessions(transaction, account.id, clock_.now());
    end_programs(transaction, account.id, program_end::account_given_anew, clock_.now());
    note_issue_used(transaction, account.id, clock_.now());
  } else {
    forget_failures(transaction, account.id);
    if (!hash.empty()) replace_password_hash(transaction, account.id, hash);
  }
  const auto& word = first_time ? sign_in_outcome::activated : sign_in_outcome::opened;
  add_sign_in(transaction, account.id, {0, clock_.now(), attempt.origin, std::string{word}},
              clock_.now() - history_kept);
  outcome = open_in(transaction, actor, attempt.origin, !two && needs_two(transaction, account.person));
  return true;
}

bool Sessions::needs_two(Transaction& transaction, PersonId person) const {
  return terms_.administrators_need_two && is_administrator(transaction, person, clock_.now(), terms_.lasts);
}

PasswordGround Sessions::ground_of(InstitutionId institution, AccountId account) {
  PasswordGround ground;
  database_.read(institution, [&](Transaction& transaction) {
    const auto found = find_account(transaction, account);
    if (!found) return;
    ground.own_words = own_words(transaction, found->person, found->login);
    const bool alone = !terms_.administrators_need_two && !SecondFactors::is_set(transaction, account);
    if (alone && is_administrator(transaction, found->person, clock_.now(), terms_.lasts)) ground.least = least_alone;
  });
  return ground;
}

Result<void> Sessions::confirm_owner(const Actor& actor, std::string_view password, const SignInOrigin& origin) {
  std::optional<Account> account;
  database_.read(actor.institution,
                 [&](Transaction& transaction) { account = find_account(transaction, actor.account); });
  if (!account || account->password_hash.empty()) return Problem{"access.wrong_password"};
  if (auto waits = wait_of(actor.institution, *account, origin.address)) return *std::move(waits);
  if (password_matches(account->password_hash, password)) return {};
  note_wrong({actor.institution, *account}, origin, sign_in_outcome::wrong_password);
  return Problem{"access.wrong_password"};
}

Result<std::string> Sessions::make_password(const Actor& actor, std::string_view password) {
  if (auto fine = terms_.passwords.check(password, ground_of(actor.institution, actor.account)); !fine) {
    return fine.problem();
  }
  return hash_password(password);
}

}  // namespace vestnik
