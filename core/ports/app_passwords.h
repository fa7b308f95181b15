#pragma once
/// App passwords: how outside clients that only read sign in, for plugins that speak such a client's protocol.
///
/// A person makes one in the cabinet for each client and ends it there; it is random, no password of the person's own,
/// and opens nothing but reading what is the person's own. Protocols prove a password in their own ways (hashed with a
/// salt, hashed twice), so the plugin is handed the secret for the length of one comparison.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "domain/ids.h"
#include "ports/access.h"

namespace vestnik {

struct AppSignIn {
  InstitutionId institution;
  std::string login;
  std::string address;  ///< of the client
};

struct AppSession {
  std::string token;  ///< 64 hexadecimal characters; the database keeps its digest only
  Instant expires_at;
  Actor actor;  ///< with its scope and the address
};

/// Any thread.
class AppPasswords {
 public:
  virtual ~AppPasswords();
  /// Opens a session when `proves` agrees to one of the person's app passwords. It may be called for several, and for a
  /// login that nobody has too, so that both take the same time; it must not keep the secret. Writes. Problems
  /// "access.wrong_credentials", "access.too_many_attempts" {seconds}: wrong attempts are slowed down as at sign-in,
  /// apart from it, so that nobody slows a person's own sign-in down by guessing here.
  virtual Result<AppSession> open(const AppSignIn& attempt, const std::function<bool(std::string_view)>& proves) = 0;
  /// Who holds the token now, with scope; nothing for an unknown, ended or expired one. Whatever ends the session, the
  /// app password or the account binds the next call.
  [[nodiscard]] virtual std::optional<Actor> who(std::string_view token) = 0;
  virtual void end(std::string_view token) = 0;
};

}  // namespace vestnik
