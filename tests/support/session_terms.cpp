#include "support/session_terms.h"

namespace vestnik::tests {

SessionTerms session_terms(const std::filesystem::path& folder) {
  // Keys are secrets: never of a seed, even here.
  SystemRandom random;
  return {KeyFile::open(folder / "keys", random).value(),
          PasswordRules::load(VESTNIK_SOURCE_DIR "/config/common_passwords.txt").value()};
}

}  // namespace vestnik::tests
