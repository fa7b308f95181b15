#pragma once
/// Names and addresses of everybody in the school, to be looked for where none of them may stand: error texts, the log,
/// metrics (OWASP ASVS 5.0, 16.2.5).
#include <string>
#include <string_view>
#include <vector>

#include "ports/database.h"

namespace vestnik::fuzz {

/// Surnames, addresses, telephones, numbers of personal files and sign-in names as they were at the beginning.
class Canaries {
 public:
  Canaries() = default;
  Canaries(Database& database, InstitutionId institution);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  /// What stands around the first of them, "" where there is none.
  [[nodiscard]] std::string found_in(std::string_view text) const;

 private:
  std::vector<std::string> words_;
};

}  // namespace vestnik::fuzz
