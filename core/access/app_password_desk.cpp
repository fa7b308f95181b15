#include "access/app_password_desk.h"

#include "base/digest.h"
#include "records/account_store.h"
#include "records/app_password_store.h"

namespace vestnik {
namespace {

using namespace std::chrono_literals;

constexpr auto app_session_lasts = 12h;
constexpr std::size_t most_known_app_sessions = 20'000;
/// Without those that are taken for others: 31 of them, almost five bits each.
constexpr std::string_view secret_letters = "abcdefghjkmnpqrstuvwxyz23456789";
constexpr int secret_groups = 4;
constexpr int letters_in_group = 5;

/// Reading what is the person's own, and nothing else.
const std::shared_ptr<const TokenScope>& reading_scope() {
  static const auto scope = std::make_shared<const TokenScope>(std::vector<std::pair<std::string, std::string>>{
      {"me", "view"}, {"diary", "view"}, {"periods", "view"}, {"announcements", "view"}, {"mail", "view"}});
  return scope;
}

}  // namespace

std::string new_app_secret(Random& random) {
  std::string secret;
  for (int group = 0; group < secret_groups; ++group) {
    if (group > 0) secret += '-';
    for (int letter = 0; letter < letters_in_group; ++letter) {
      secret += secret_letters[random.below(secret_letters.size())];
    }
  }
  return secret;
}

std::string place_of_app_password(InstitutionId institution, std::int64_t id) {
  return "app_password/" + std::to_string(institution.value) + '/' + std::to_string(id);
}

struct AppPasswordDesk::Found {
  std::int64_t password = 0;
  PersonId person;
  AccountId account;
};

std::optional<AppPasswordDesk::Found> AppPasswordDesk::find(const AppSignIn& attempt,
                                                            const std::function<bool(std::string_view)>& proves) {
  std::vector<AppPassword> passwords;
  database_.read(attempt.institution, [&](Transaction& transaction) {
    const auto account = find_account_by_login(transaction, attempt.login);
    if (account && account->state != account_state::blocked) passwords = app_passwords_of(transaction, account->person);
  });
  std::optional<Found> found;
  for (const AppPassword& one : passwords) {
    const auto secret = seal_.open(one.sealed, place_of_app_password(attempt.institution, one.id));
    if (secret && proves(*secret) && !found) found = Found{one.id, one.person, one.account};
  }
  if (passwords.empty()) (void)proves("nobody-hasxx-thisq-passw");
  return found;
}

Result<AppSession> AppPasswordDesk::open(const AppSignIn& attempt,
                                         const std::function<bool(std::string_view)>& proves) {
  const std::string key = UnknownLogins::key_of("app:" + std::to_string(attempt.institution.value), attempt.login);
  const Instant now = clock_.now();
  if (const auto locked_until = attempts_.locked_until(key); locked_until && *locked_until > now) {
    const auto wait = std::chrono::ceil<std::chrono::seconds>(*locked_until - now);
    return Problem{"access.too_many_attempts", {{"seconds", std::to_string(wait.count())}}};
  }
  const auto found = find(attempt, proves);
  AppSession session{random_.hex(32), now + app_session_lasts, {}};
  bool stands = false;
  std::optional<Problem> closed;
  if (found) {
    database_.write(attempt.institution, Priority::person, [&](Transaction& transaction) {
      // Meanwhile its owner may have ended it.
      stands = find_app_password(transaction, found->password).has_value();
      if (!stands) return false;
      if (role_wanted_) closed = role_wanted_(transaction, {attempt.institution, found->person, found->account});
      if (closed) return false;
      add_app_session(transaction, {digest(session.token), found->password, attempt.address, now, session.expires_at});
      return true;
    });
  }
  if (!stands) {
    attempts_.note_failure(key, now);
    return Problem{"access.wrong_credentials"};
  }
  if (closed) return *std::move(closed);
  attempts_.forget(key);
  session.actor = Actor{attempt.institution, found->person, found->account, false, reading_scope(), attempt.address};
  return session;
}

std::optional<Actor> AppPasswordDesk::who(std::string_view token) {
  if (token.size() != 64) return std::nullopt;
  const std::string token_digest = digest(token);
  // Asked before the session is read: what is kept may be newer than its number, never older.
  const std::uint64_t revision = database_.revisions().of({Area::accounts});
  auto holder = known_.with([&](Known& known) -> std::optional<Holder> {
    if (known.revision != revision) return std::nullopt;
    const auto at = known.holders.find(token_digest);
    return at == known.holders.end() ? std::nullopt : std::optional{at->second};
  });
  if (!holder) {
    holder = read_holder(token_digest);
    if (!holder) return std::nullopt;
    known_.with([&](Known& known) {
      if (known.revision > revision) return;
      if (known.revision < revision || known.holders.size() >= most_known_app_sessions) known.holders.clear();
      known.revision = revision;
      known.holders.emplace(token_digest, *holder);
    });
  }
  if (holder->expires_at <= clock_.now()) return std::nullopt;
  return holder->actor;
}

std::optional<AppPasswordDesk::Holder> AppPasswordDesk::read_holder(const std::string& token_digest) {
  std::optional<Holder> holder;
  database_.read(InstitutionId{}, [&](Transaction& transaction) {
    const auto found = holder_of_app_session(transaction, token_digest);
    if (found)
      holder =
          Holder{Actor{found->institution, found->person, found->account, false, reading_scope()}, found->expires_at};
  });
  return holder;
}

void AppPasswordDesk::end(std::string_view token) {
  const auto actor = who(token);
  if (!actor) return;
  database_.write(actor->institution, Priority::person, [&](Transaction& transaction) {
    end_app_session(transaction, digest(token), clock_.now());
    return true;
  });
}

}  // namespace vestnik
