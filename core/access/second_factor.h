#pragma once
/// The optional second factor of sign-in: an authenticator app (`one_time_code.h`) and ten one-time recovery codes on
/// paper. The secret lies in the database sealed with a key that does not (`key_file.h`); a sealed secret fits only the
/// account it was made for.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/key_file.h"
#include "base/random.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Any thread; every function inside a write transaction of the caller but `is_set`.
class SecondFactors {
 public:
  SecondFactors(const KeyFile& keys, Random& random) : key_(keys.key("second factor")), random_(random) {}

  /// Each of twice a code of first sign-in, about 118 bits: a plain digest of it gives nothing away (OWASP
  /// ASVS 5.0, 6.5.2).
  static constexpr std::size_t recovery_codes = 10;

  [[nodiscard]] static bool is_set(Transaction& transaction, AccountId account);
  /// A new secret, kept and asked of nobody until it is confirmed; nothing where one is set already.
  [[nodiscard]] std::optional<std::string> begin(Transaction& transaction, AccountId account, Instant now) const;
  /// With the first code of the app the factor is set; answers the recovery codes, once and nowhere else. Nothing when
  /// the code is wrong or nothing was begun.
  [[nodiscard]] std::optional<std::vector<std::string>> confirm(Transaction& transaction, AccountId account,
                                                                std::string_view code, Instant now) const;
  /// Whether the code opens: of the app now, a step before or after, each step once; or a recovery code, once.
  [[nodiscard]] bool take(Transaction& transaction, AccountId account, std::string_view code, Instant now) const;

 private:
  [[nodiscard]] std::string seal(std::string_view secret, const std::string& whose) const;
  /// Nothing when it was sealed with another key, or for another account.
  [[nodiscard]] std::optional<std::string> unseal(std::string_view sealed, const std::string& whose) const;
  [[nodiscard]] std::optional<std::int64_t> fitting_step(std::string_view sealed, const std::string& whose,
                                                         std::string_view code, std::int64_t after, Instant now) const;

  std::array<unsigned char, 32> key_;
  Random& random_;
};

}  // namespace vestnik
