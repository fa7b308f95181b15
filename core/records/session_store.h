#pragma once
/// Sessions and their use, and the history of sign-ins that an owner sees (usolye-3.2, labinsk-5.2.6). A session is
/// kept under its token's digest; people name it by its number.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Where a sign-in comes from.
struct SignInOrigin {
  std::string address;  ///< of the client; "" where there is none
  std::string program;  ///< "Firefox, Windows"; "" when unknown
};

struct SessionRow {
  std::int64_t id = 0;
  std::string token_digest;
  Instant opened_at;
  Instant expires_at;
  Instant used_at;
  SignInOrigin origin;
};

namespace sign_in_outcome {
inline constexpr std::string_view opened = "opened";
inline constexpr std::string_view activated = "activated";      ///< by a one-time code, which set a password
inline constexpr std::string_view vouched_for = "vouched_for";  ///< by an outside service
inline constexpr std::string_view wrong_password = "wrong_password";
inline constexpr std::string_view wrong_code = "wrong_code";
inline constexpr std::string_view wrong_second_factor = "wrong_second_factor";
inline constexpr std::array all{opened, activated, vouched_for, wrong_password, wrong_code, wrong_second_factor};
}  // namespace sign_in_outcome

struct SignInRow {
  std::int64_t id = 0;
  Instant at;
  SignInOrigin origin;
  std::string outcome;  ///< of sign_in_outcome
};

struct NewSession {
  std::string token_digest;
  AccountId account;
  PersonId person;
  Instant opened_at;
  Instant expires_at;
  SignInOrigin origin;
  std::string limited_to;  ///< "": all that the person may; else what has to be done first
};
void add_session(Transaction& transaction, const NewSession& session);
/// Open ones, the one used last first; which of them idled too long is the caller's question.
[[nodiscard]] std::vector<SessionRow> open_sessions(Transaction& transaction, AccountId account, Instant now);
/// Ends one of the account's sessions; false: there is no such open one.
bool end_session(Transaction& transaction, AccountId account, std::int64_t id, Instant at);
/// Whether the session is open and has something to do first.
[[nodiscard]] bool is_limited(Transaction& transaction, std::string_view token_digest);
/// What the session had to do first is done: it lasts until then. One without such a limit stays as it is.
void lift_limit(Transaction& transaction, std::string_view token_digest, Instant until);
void note_session_use(Transaction& transaction, std::string_view token_digest, Instant at);

/// One more line of the account's history; what is older than `kept_since` goes.
void add_sign_in(Transaction& transaction, AccountId account, const SignInRow& row, Instant kept_since);
/// The newest first.
[[nodiscard]] std::vector<SignInRow> sign_ins_of(Transaction& transaction, AccountId account, int most,
                                                 std::int64_t below = std::numeric_limits<std::int64_t>::max());
/// Where people came in since then, of all institutions.
[[nodiscard]] std::vector<std::string> addresses_signed_in_from(Transaction& transaction, Instant since, int most);

}  // namespace vestnik
