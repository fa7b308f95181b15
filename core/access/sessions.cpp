#include "access/sessions.h"

#include <algorithm>
#include <memory>

#include "base/digest.h"
#include "base/signature.h"
#include "records/program_token_store.h"

namespace vestnik {
namespace {

/// Sessions kept in memory; over it they are read anew.
constexpr std::size_t most_known = 20'000;
constexpr std::size_t session_token_size = 64;

bool is_program_token(std::string_view token) {
  return token.size() == program_token_mark.size() + session_token_size && token.starts_with(program_token_mark);
}
constexpr std::chrono::minutes uses_written_every{1};
constexpr std::string_view until_second_factor = "second_factor";
/// Whoever sits down later at the machine would set up a factor of his own, without the password.
constexpr std::chrono::minutes enrolment_lasts{15};

/// What a session may do whose owner has a second factor to set first: that, and seeing who he is, and signing out.
std::shared_ptr<const TokenScope> enrolling() {
  static const auto scope = std::make_shared<const TokenScope>(
      std::vector<std::pair<std::string, std::string>>{{"me", "view"}, {"second_factor", "set"}});
  return scope;
}

}  // namespace

std::string new_program_token(Random& random) { return std::string{program_token_mark} + random.hex(32); }

OpenSession Sessions::open_for(const Actor& actor, const SignInOrigin& origin) {
  OpenSession session;
  database_.write(actor.institution, Priority::person, [&](Transaction& transaction) {
    session = open_in(transaction, actor, origin, false);
    return true;
  });
  return session;
}

OpenSession Sessions::open_in(Transaction& transaction, const Actor& actor, const SignInOrigin& origin,
                              bool must_enrol) {
  const Instant now = clock_.now();
  const Instant until = now + (must_enrol ? std::chrono::seconds{enrolment_lasts} : terms_.lasts);
  OpenSession session{random_.hex(32), until, actor, must_enrol};
  add_session(transaction, {digest(session.token), actor.account, actor.person, now, session.expires_at, origin,
                            must_enrol ? std::string{until_second_factor} : std::string{}});
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
  if (of_program && owner_lacks_role(*holder)) return std::nullopt;
  if (!of_program && !use(token_digest, *holder, now)) return std::nullopt;
  return holder->actor;
}

bool Sessions::owner_lacks_role(const Holder& holder) {
  bool lacks = false;
  if (!role_wanted_) return lacks;
  database_.read(holder.actor.institution,
                 [&](Transaction& transaction) { lacks = no_role(transaction, holder.actor).has_value(); });
  return lacks;
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
        "SELECT s.institution_id, s.person_id, s.account_id, s.expires_at, COALESCE(u.used_at, s.created_at), "
        "s.limited_to FROM session s JOIN account a ON a.institution_id = s.institution_id AND a.id = s.account_id "
        "LEFT JOIN session_use u ON u.token_digest = s.token_digest "
        "WHERE s.token_digest = $1 AND s.ended_at IS NULL AND a.state <> 'blocked'",
        {token_digest}, [](const Row& row) {
          Actor actor{row.id<InstitutionId>(0), row.id<PersonId>(1), row.id<AccountId>(2)};
          if (row.text(5) == until_second_factor) actor.scope = enrolling();
          return Holder{std::move(actor), row.instant(3), row.instant(4)};
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
    // Programs ask when their owners are asleep: they have an end, and no idling.
    holder = Holder{{found->institution, found->person, found->account}, found->expires_at, clock_.now()};
    holder->actor.scope = std::make_shared<const TokenScope>(permissions_of_token(transaction, found->token));
  });
  return holder;
}

bool Sessions::use(const std::string& token_digest, const Holder& holder, Instant now) {
  return uses_.with([&](Uses& uses) {
    auto [at, first] = uses.by_digest.try_emplace(token_digest, Use{holder.actor.institution, holder.used_at, {}});
    Use& use = at->second;
    if (now - use.at >= terms_.idle) {
      uses.by_digest.erase(at);
      return false;
    }
    if (first) use.written = use.at;
    use.at = std::max(use.at, now);
    return true;
  });
}

Sessions::UsesToWrite Sessions::uses_to_write(Instant now) {
  UsesToWrite found;
  uses_.with([&](Uses& uses) {
    if (now - uses.last_written < uses_written_every) return;
    uses.last_written = now;
    for (auto at = uses.by_digest.begin(); at != uses.by_digest.end();) {
      Use& use = at->second;
      if (use.at > use.written) found[use.institution][at->first] = use.at;
      use.written = use.at;
      at = now - use.at >= terms_.idle ? uses.by_digest.erase(at) : std::next(at);
    }
  });
  return found;
}

std::size_t Sessions::write_uses() {
  std::size_t written = 0;
  const Instant now = clock_.now();
  for (const auto& [institution, uses] : uses_to_write(now)) {
    database_.write(institution, Priority::background, [&, &used = uses](Transaction& transaction) {
      // No session lasts that long: its last use is of no use.
      transaction.execute("DELETE FROM session_use WHERE institution_id = $1 AND used_at < $2",
                          {transaction.institution(), now - 2 * terms_.lasts});
      for (const auto& [token_digest, at] : used) note_session_use(transaction, token_digest, at);
      return true;
    });
    written += uses.size();
  }
  return written;
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

std::string Sessions::write_token(std::string_view token) const {
  const std::string_view key{reinterpret_cast<const char*>(write_key_.data()), write_key_.size()};
  return to_base64(hmac_sha256(key, token));
}

}  // namespace vestnik
