#include "access/sessions.h"

#include <algorithm>

#include "access/passwords.h"
#include "base/digest.h"
#include "records/account_store.h"
#include "records/program_token_store.h"

namespace vestnik {
namespace {

using namespace std::chrono_literals;

constexpr auto lasts = 12h;
/// Sessions kept in memory; over it they are read anew.
constexpr std::size_t most_known = 20'000;
constexpr std::size_t session_token_size = 64;

bool is_program_token(std::string_view token) {
  return token.size() == program_token_mark.size() + session_token_size && token.starts_with(program_token_mark);
}

std::string activation_digest(std::string_view code) {
  std::string plain;
  for (const char c : code) {
    if (c != '-' && c != ' ') plain += c;
  }
  return digest(plain);
}

}  // namespace

std::string new_program_token(Random& random) { return std::string{program_token_mark} + random.hex(32); }

struct Sessions::Found {
  InstitutionId institution;
  Account account;
};

namespace {

std::optional<InstitutionId> institution_of(Database& database, std::string_view code) {
  std::optional<InstitutionId> found;
  database.read(InstitutionId{}, [&](Transaction& transaction) {
    found = transaction.one("SELECT id FROM institution WHERE code = $1", {code},
                            [](const Row& row) { return row.id<InstitutionId>(0); });
  });
  return found;
}

/// Takes as long for a login that nobody has.
bool fits(const SignIn& attempt, const std::optional<Account>& account) {
  if (!attempt.activation_code.empty()) {
    return account && !account->activation_digest.empty() &&
           same_digest(account->activation_digest, activation_digest(attempt.activation_code));
  }
  if (account && !account->password_hash.empty()) return password_matches(account->password_hash, attempt.password);
  check_nobodys_password(attempt.password);
  return false;
}

}  // namespace

Result<Sessions::Found> Sessions::check(const SignIn& attempt) {
  const auto institution = institution_of(database_, attempt.institution);
  std::optional<Account> account;
  if (institution) {
    database_.read(*institution,
                   [&](Transaction& transaction) { account = find_account_by_login(transaction, attempt.login); });
  }
  if (account && account->state == account_state::blocked) account.reset();
  // A login that nobody has waits like one that somebody has, or the wait would tell them apart.
  const std::string key = UnknownLogins::key_of(attempt.institution, attempt.login);
  const auto locked_until = account ? account->locked_until : unknown_.locked_until(key);
  if (locked_until && *locked_until > clock_.now()) {
    const auto wait = std::chrono::ceil<std::chrono::seconds>(*locked_until - clock_.now());
    return Problem{"access.too_many_attempts", {{"seconds", std::to_string(wait.count())}}};
  }
  if (fits(attempt, account)) return Found{*institution, *std::move(account)};
  if (account) {
    database_.write(*institution, Priority::person, [&](Transaction& transaction) {
      note_failure(transaction, account->id, clock_.now() + delay_after(account->failures + 1));
      return true;
    });
  } else {
    unknown_.note_failure(key, clock_.now());
  }
  return Problem{"access.wrong_credentials"};
}

Result<OpenSession> Sessions::sign_in(const SignIn& attempt) {
  const bool first_time = !attempt.activation_code.empty();
  if (first_time) {
    if (auto checked = check_new_password(attempt.password); !checked) return checked.problem();
  }
  auto found = check(attempt);
  if (!found) return std::move(found).problem();
  const AccountId account = found->account.id;
  const std::string hash = first_time ? hash_password(attempt.password) : std::string{};
  bool stands = true;
  database_.write(found->institution, Priority::person, [&](Transaction& transaction) {
    const auto now = find_account(transaction, account);
    // Hashing took its time: meanwhile the code may have been used, replaced, or the account blocked.
    stands = now && now->state == found->account.state && now->password_hash == found->account.password_hash &&
             now->activation_digest == found->account.activation_digest;
    if (!stands) return false;
    if (first_time) {
      set_password_hash(transaction, account, hash);
      end_sessions(transaction, account, clock_.now());
      end_programs(transaction, account, clock_.now());
    } else {
      forget_failures(transaction, account);
    }
    return true;
  });
  if (!stands) return Problem{"access.wrong_credentials"};
  return open_for(Actor{found->institution, found->account.person, account});
}

Result<OpenSession> Sessions::sign_in_by_code(const SignIn& attempt,
                                              const std::function<bool(Transaction&, const Actor&)>& spend) {
  if (attempt.activation_code.empty()) return Problem{"access.wrong_credentials"};
  auto found = check(attempt);
  if (!found) return std::move(found).problem();
  const Actor actor{found->institution, found->account.person, found->account.id};
  bool kept = false;
  database_.write(found->institution, Priority::person, [&](Transaction& transaction) {
    const auto now = find_account(transaction, actor.account);
    // Meanwhile the code may have been used or replaced, or the account blocked.
    if (!now || now->state != found->account.state || now->activation_digest != found->account.activation_digest)
      return false;
    use_up_activation(transaction, actor.account);
    end_sessions(transaction, actor.account, clock_.now());
    end_programs(transaction, actor.account, clock_.now());
    kept = spend(transaction, actor);
    return kept;
  });
  if (!kept) return Problem{"access.wrong_credentials"};
  return open_for(actor);
}

OpenSession Sessions::open_for(const Actor& actor) {
  OpenSession session{random_.hex(32), clock_.now() + lasts, actor};
  database_.write(actor.institution, Priority::person, [&](Transaction& transaction) {
    transaction.execute(
        "INSERT INTO session (token_digest, institution_id, account_id, person_id, created_at, expires_at) "
        "VALUES ($2, $1, $3, $4, $5, $6)",
        {actor.institution, digest(session.token), actor.account, actor.person, clock_.now(), session.expires_at});
    return true;
  });
  return session;
}

std::optional<Actor> Sessions::who(std::string_view token) {
  const bool of_program = is_program_token(token);
  if (!of_program && token.size() != session_token_size) return std::nullopt;
  const std::string token_digest = digest(token);
  const Instant now = clock_.now();
  // Asked before the session is read: what is kept may be newer than its number, never older.
  const std::uint64_t revision = database_.revisions().of({Area::accounts});
  auto holder = known_.with([&](Known& known) -> std::optional<Holder> {
    if (known.revision != revision) return std::nullopt;
    const auto at = known.holders.find(token_digest);
    return at == known.holders.end() ? std::nullopt : std::optional{at->second};
  });
  if (!holder) {
    holder = of_program ? read_program(token_digest) : read_holder(token_digest);
    if (holder) known_.with([&](Known& known) { keep(known, revision, token_digest, *holder); });
  }
  if (!holder || holder->expires_at <= now) return std::nullopt;
  return holder->actor;
}

void Sessions::keep(Known& known, std::uint64_t revision, const std::string& token_digest, const Holder& holder) {
  if (known.revision > revision) return;
  if (known.revision < revision || known.holders.size() >= most_known) known.holders.clear();
  known.revision = revision;
  known.holders.emplace(token_digest, holder);
}

std::optional<Sessions::Holder> Sessions::read_holder(const std::string& token_digest) {
  std::optional<Holder> holder;
  database_.read(InstitutionId{}, [&](Transaction& transaction) {
    holder = transaction.one(
        "SELECT s.institution_id, s.person_id, s.account_id, s.expires_at FROM session s JOIN account a "
        "ON a.institution_id = s.institution_id AND a.id = s.account_id "
        "WHERE s.token_digest = $1 AND s.ended_at IS NULL AND a.state <> 'blocked'",
        {token_digest}, [](const Row& row) {
          return Holder{{row.id<InstitutionId>(0), row.id<PersonId>(1), row.id<AccountId>(2)}, row.instant(3)};
        });
  });
  return holder;
}

std::optional<Sessions::Holder> Sessions::read_program(const std::string& token_digest) {
  std::optional<Holder> holder;
  std::optional<TokenHolder> found;
  database_.read(InstitutionId{},
                 [&](Transaction& transaction) { found = holder_of_token(transaction, token_digest); });
  if (!found) return holder;
  database_.read(found->institution, [&](Transaction& transaction) {
    holder = Holder{{found->institution, found->person, found->account}, found->expires_at};
    holder->actor.scope = std::make_shared<const TokenScope>(permissions_of_token(transaction, found->token));
  });
  return holder;
}

void Sessions::sign_out(std::string_view token) {
  const auto actor = who(token);
  if (!actor) return;
  database_.write(actor->institution, Priority::person, [&](Transaction& transaction) {
    transaction.execute("UPDATE session SET ended_at = $3 WHERE institution_id = $1 AND token_digest = $2",
                        {actor->institution, digest(token), clock_.now()});
    return true;
  });
}

}  // namespace vestnik
