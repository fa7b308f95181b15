#pragma once
/// Digests for chains, versions and tokens: BLAKE2b-256 (RFC 7693) as lower-case hexadecimal, 64 characters.
#include <string>
#include <string_view>

namespace vestnik {

[[nodiscard]] std::string digest(std::string_view data);
/// Keyed digest; the key has 16 to 64 bytes. Used for salted commitments: without the salt the content cannot be
/// guessed.
[[nodiscard]] std::string keyed_digest(std::string_view key, std::string_view data);
/// Takes the same time whatever differs.
[[nodiscard]] bool same_digest(std::string_view left, std::string_view right);

}  // namespace vestnik
