#pragma once
/// What one file held when it was last synced, where it has been written to since.
#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/random.h"

namespace vestnik::fault {

/// No lock of its own.
class UnsyncedFile {
 public:
  /// `created`: its name is not on disk before its first sync.
  void open(sqlite3_file* file, bool created);
  /// Keeps what stands there before [offset, offset + count) is written; call before the write.
  void before_write(sqlite3_file* file, std::int64_t offset, std::int64_t count);
  void before_truncate(sqlite3_file* file, std::int64_t size);
  void synced(sqlite3_file* file);

  /// The file as it may be found after the cut.
  void lose(const std::string& path, Random& random);

 private:
  static constexpr std::int64_t sector = 512;

  bool known_ = false;
  bool named_ = true;
  std::int64_t size_ = 0;                                  ///< at the last sync
  std::map<std::int64_t, std::vector<char>> overwritten_;  ///< by number of sector: what stood there
};

}  // namespace vestnik::fault
