#pragma once
/// The printable slips of first sign-in, one a person. The file holds secrets: mode 0600, never written over another.
#include <filesystem>
#include <string>

#include "base/result.h"
#include "ports/roster.h"
#include "rows.h"

namespace vestnik::import_csv {

/// One HTML page; every value is escaped.
[[nodiscard]] std::string slips_page(const IssuedAccounts& issued, const std::string& address);

/// A file that stands only when the accounts do: what was written goes away again unless release() is called. One
/// thread.
class SlipFile {
 public:
  SlipFile() = default;
  ~SlipFile();
  SlipFile(const SlipFile&) = delete;
  SlipFile& operator=(const SlipFile&) = delete;

  /// Writes the page whole and gives it its name, on disk. Problems "import.slips_exist", "import.slips_not_written".
  [[nodiscard]] Result<void> write(const std::filesystem::path& path, const std::string& page);
  /// The accounts are committed: the file stays.
  void release() { path_.clear(); }

 private:
  std::filesystem::path path_;  ///< empty: nothing to take away
};

}  // namespace vestnik::import_csv
