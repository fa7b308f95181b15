#pragma once
/// A file that appears under its name only when it is whole.
#include <string>

#include "base/result.h"

namespace vestnik::storage {

/// Made under a name of its own beside the target; removed by the destructor unless publish() gave it the target's.
class BackupFile {
 public:
  /// Problems {where}: storage.no_directory, storage.target_exists, storage.cannot_open.
  [[nodiscard]] static Result<BackupFile> create(const std::string& target);
  BackupFile(BackupFile&& other) noexcept;
  BackupFile& operator=(BackupFile&&) = delete;
  ~BackupFile();

  [[nodiscard]] const std::string& path() const { return path_; }
  /// Syncs the file, gives it the target's name without replacing anything, syncs the folder.
  /// Problems {where}: storage.target_exists, storage.no_room, storage.cannot_open.
  [[nodiscard]] Result<void> publish();

 private:
  BackupFile(std::string path, std::string target) : path_(std::move(path)), target_(std::move(target)) {}
  std::string path_;  ///< empty: nothing to remove
  std::string target_;
};

}  // namespace vestnik::storage
