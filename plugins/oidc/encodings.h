#pragma once
/// How texts travel in OpenID Connect: base64url without padding (RFC 7515), forms (RFC 6749, appendix B), PKCE (RFC
/// 7636).
#include <optional>
#include <string>
#include <string_view>

namespace vestnik::oidc {

[[nodiscard]] std::string to_base64url(std::string_view bytes);
/// Nothing for what is no base64url; padding is none.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);
[[nodiscard]] std::string to_base64(std::string_view bytes);
/// The challenge of a verifier by S256.
[[nodiscard]] std::string pkce_challenge(std::string_view verifier);

}  // namespace vestnik::oidc
