#pragma once
/// Sign-in by the provider: Authorization Code with PKCE, state and nonce (RFC 9700, OpenID Connect Core 1.0, 3.1).
#include "plugins/oidc/pending.h"
#include "plugins/oidc/provider.h"
#include "ports/plugin.h"

namespace vestnik::oidc {

/// Any thread. The host must outlive it, and it the routes.
class OidcRoutes {
 public:
  OidcRoutes(Host& host, ProviderTerms terms) : host_(host), provider_(std::move(terms), host.clock()) {}
  void contribute();

  /// GET /oidc/login?institution=…: to the provider.
  [[nodiscard]] Response begin(const Request& request);
  /// GET /oidc/callback: back from it.
  [[nodiscard]] Response come_back(const Request& request);
  /// POST /oidc/link: the first time, with the school's code.
  [[nodiscard]] Response link(const Request& request);

 private:
  Result<std::string> subject_of(const Request& request, const BegunSignIn& begun);
  [[nodiscard]] Response refuse(const Problem& problem) const;

  Host& host_;
  Provider provider_;
  TakenOnce<BegunSignIn> begun_;
  TakenOnce<OutsideIdentity> vouched_for_;
};

}  // namespace vestnik::oidc
