#pragma once
/// People whom another service signs in, for plugins that speak to one (OpenID Connect and the like).
///
/// A person is known there by issuer and subject and by nothing else: names and addresses can be had by somebody else.
/// The link is made with the person's own activation code, or by the administrator; never by what looks alike.
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace vestnik {

struct OutsideIdentity {
  std::string issuer;
  std::string subject;  ///< kept as a digest only
};

/// Where the person sits, for the own history of sign-ins.
struct OutsideOrigin {
  std::string address;     ///< of the client
  std::string user_agent;  ///< as its program calls itself
};

struct OutsideSession {
  std::string token;  ///< as of POST /api/v1/session
  Instant expires_at;
};

/// A first sign-in: the code that the school gave out.
struct CodeOfPerson {
  std::string institution;  ///< code: "syzran"
  std::string login;
  std::string activation_code;
};

/// Any thread; both write.
class OutsideIdentities {
 public:
  virtual ~OutsideIdentities();
  /// Whoever calls has made sure of the identity. Problem "identities.not_linked": nobody there has this one, or the
  /// account is blocked. The owner sees it in the history of sign-ins.
  virtual Result<OutsideSession> sign_in(std::string_view institution, const OutsideIdentity& identity,
                                         const OutsideOrigin& origin) = 0;
  /// Spends the code instead of setting a password; whatever opened the account before is ended. Problems as of signing
  /// in with a code, and "identities.linked_already": the identity is another person's there.
  virtual Result<OutsideSession> link(const CodeOfPerson& code, const OutsideIdentity& identity,
                                      const OutsideOrigin& origin) = 0;
};

}  // namespace vestnik
