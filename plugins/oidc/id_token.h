#pragma once
/// An ID token (OpenID Connect Core 1.0, 3.1.3.7) and everything that must be true of it.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "plugins/oidc/json_web_key.h"

namespace vestnik::oidc {

struct TokenTerms {
  std::string issuer;
  std::string client_id;
  std::string nonce;
  Instant now;
};

/// Whether the token's key may be among newer ones than these: its "kid" is not known.
[[nodiscard]] bool has_unknown_key(std::string_view token, const std::vector<PublicKey>& keys);
/// The subject. Signatures are RS256 or ES256, by the kind of the key, never by the token's wish; a minute of
/// difference between clocks is forgiven. Problem "oidc.bad_token" {why}, which names the check and nothing of the
/// token.
[[nodiscard]] Result<std::string> check_id_token(std::string_view token, const std::vector<PublicKey>& keys,
                                                 const TokenTerms& terms);

}  // namespace vestnik::oidc
