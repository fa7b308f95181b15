#pragma once
/// Short secrets that must be read again, encrypted for the database: XChaCha20-Poly1305 with a key that is not in it.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"

namespace vestnik {

/// Immutable; any thread.
class SealedText {
 public:
  using Key = std::array<unsigned char, 32>;
  explicit SealedText(const Key& key) : key_(key) {}

  /// Hexadecimal. `place` names the row it is for: sealed text moved to another row does not open there.
  [[nodiscard]] std::string seal(std::string_view secret, std::string_view place, Random& random) const;
  /// Nothing when it was sealed with another key, for another place, or altered.
  [[nodiscard]] std::optional<std::string> open(std::string_view sealed, std::string_view place) const;

 private:
  Key key_;
};

}  // namespace vestnik
