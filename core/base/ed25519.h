#pragma once
/// Signatures that anybody can check and nobody else can make: Ed25519 (RFC 8032). Any thread.
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik {

using PublicKey = std::array<unsigned char, 32>;

/// A signing key from a secret of 32 bytes: the same for the same secret. Copies hold the secret too.
class SigningKey {
 public:
  explicit SigningKey(const std::array<unsigned char, 32>& secret);
  [[nodiscard]] const PublicKey& public_key() const { return public_; }
  /// 128 lower-case hexadecimal characters.
  [[nodiscard]] std::string sign(std::string_view text) const;

 private:
  std::array<unsigned char, 64> secret_{};
  PublicKey public_{};
};

[[nodiscard]] bool is_signed_by(const PublicKey& key, std::string_view text, std::string_view signature);

/// 64 lower-case hexadecimal characters, for people and files.
[[nodiscard]] std::string to_hex(const PublicKey& key);
[[nodiscard]] std::optional<PublicKey> public_key_from_hex(std::string_view hex);

}  // namespace vestnik
