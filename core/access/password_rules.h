#pragma once
/// What a new password may be (OWASP ASVS 5.0, 6.2): long enough, none of those that everybody tries first, and more
/// than the person's own name. No rules of composition.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vestnik {

/// Whose password it is to be.
struct PasswordGround {
  std::vector<std::string> own_words{};  ///< login, names, the school: lower case, four letters or more
  std::size_t least = 8;                 ///< characters
};

/// Immutable after load; any thread.
class PasswordRules {
 public:
  /// Of `config/common_passwords.txt`. Problem "access.passwords_unreadable" {file}.
  static Result<PasswordRules> load(const std::filesystem::path& file);
  /// Knows no common password.
  PasswordRules() = default;

  /// Problems "access.password_too_short" {least}, "access.password_too_long" {most}, "access.password_common",
  /// "access.password_own".
  [[nodiscard]] Result<void> check(std::string_view password, const PasswordGround& ground = {}) const;

 private:
  [[nodiscard]] bool is_common(const std::string& password) const;
  [[nodiscard]] std::u32string typed_on(const std::u32string& text, const std::u32string& from,
                                        const std::u32string& to) const;
  void take_line(std::string_view line);

  std::vector<std::string> common_;  ///< sorted, lower case
  std::vector<std::string> words_;   ///< of the trade: no password by themselves
  std::u32string cyrillic_keys_;     ///< the same keys in both layouts
  std::u32string latin_keys_;
};

}  // namespace vestnik
