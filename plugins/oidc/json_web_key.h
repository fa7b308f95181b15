#pragma once
/// A provider's public keys (RFC 7517): RSA of at least 2048 bits and EC of P-256, for signatures.
#include <optional>
#include <string>

#include "json/json_value.h"

namespace vestnik::oidc {

enum class KeyKind { rsa, p256 };

struct PublicKey {
  KeyKind kind = KeyKind::rsa;
  std::string id;   ///< "kid", "" without one
  std::string pem;  ///< SubjectPublicKeyInfo
};

/// Nothing for a key of another kind, of another use than signatures, or one that is broken.
[[nodiscard]] std::optional<PublicKey> read_web_key(const JsonValue& key);

}  // namespace vestnik::oidc
