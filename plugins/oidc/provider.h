#pragma once
/// The provider: what it says of itself (OpenID Connect Discovery 1.0), its keys, and the exchange of a code.
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/guarded.h"
#include "base/result.h"
#include "plugins/oidc/json_web_key.h"

namespace vestnik::oidc {

struct ProviderTerms {
  std::string issuer;  ///< exactly as it names itself
  std::string client_id;
  std::string client_secret;  ///< "" of a public client
  std::string redirect_uri;
  std::string ca_file;  ///< of the provider's authority, "" for the system's
};

/// Any thread; asks over the network, so never on an HTTP thread. Problem "oidc.provider_away": it does not answer, or
/// what it answers is not to be used.
class Provider {
 public:
  Provider(ProviderTerms terms, const Clock& clock) : terms_(std::move(terms)), clock_(clock) {}

  [[nodiscard]] const ProviderTerms& terms() const { return terms_; }
  /// Where the browser is sent.
  Result<std::string> authorization_endpoint();
  /// The ID token that the code is worth.
  Result<std::string> exchange(const std::string& code, const std::string& verifier);
  /// Keys as known, or, with `anew`, as of now; asked for at most once in half a minute.
  Result<std::vector<PublicKey>> keys(bool anew);

 private:
  struct Metadata {
    std::string authorization_endpoint, token_endpoint, jwks_uri;
    Instant read_at;
  };
  struct Known {
    std::optional<Metadata> metadata;
    std::optional<std::vector<PublicKey>> keys;
    Instant keys_read_at;
  };
  Result<Metadata> metadata();
  [[nodiscard]] Result<JsonValue> ask(const std::string& method, const std::string& url, const std::string& body) const;

  const ProviderTerms terms_;
  const Clock& clock_;
  Guarded<Known> known_;
};

}  // namespace vestnik::oidc
