#pragma once
/// The service's own secret, in a file outside of the database: whoever gets a copy of the database alone has no second
/// factor, no kept proof of a client and no signature of the audit (OWASP ASVS 5.0, 13.3).
///
/// One file of 32 random bytes, readable by the service's user alone; each purpose has a key of its own derived from it
/// (libsodium's crypto_kdf), so that none says anything about another. Lost with its file are the second factors (they
/// are set up anew), not passwords. Any thread.
#include <array>
#include <filesystem>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace vestnik {

class KeyFile {
 public:
  /// Reads the file, or makes it (mode 0600, on disk when this returns) where there is none. Two processes that start
  /// at once agree on one. Problems "access.key_file_open" {file}: somebody else may read it; "access.key_file_broken"
  /// {file}. Throws std::system_error when the disk fails.
  static Result<KeyFile> open(const std::filesystem::path& path, Random& random);
  /// The same for the same file and purpose, for ever.
  [[nodiscard]] std::array<unsigned char, 32> key(std::string_view purpose) const;

 private:
  explicit KeyFile(const std::array<unsigned char, 32>& master) : master_(master) {}

  std::array<unsigned char, 32> master_;
};

}  // namespace vestnik
