#include "storage/backup_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "base/random.h"

namespace vestnik::storage {
namespace {

Problem about(std::string_view code, const std::string& where) {
  return Problem{std::string{code}, {{"where", where}}};
}

std::string folder_of(const std::string& path) { return std::filesystem::absolute(path).parent_path().string(); }

bool sync(const std::string& path, int flags) {
  const int descriptor = open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = fsync(descriptor) == 0;
  const int reason = errno;
  close(descriptor);
  errno = reason;
  return synced;
}

Problem failed_on(const std::string& target) {
  switch (errno) {
    case EEXIST: return about("storage.target_exists", target);
    case ENOSPC:
    case EDQUOT: return about("storage.no_room", target);
    default: return about("storage.cannot_open", target);
  }
}

}  // namespace

Result<BackupFile> BackupFile::create(const std::string& target) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder_of(target), ignored)) {
    return about("storage.no_directory", folder_of(target));
  }
  if (std::filesystem::symlink_status(target, ignored).type() != std::filesystem::file_type::not_found) {
    return about("storage.target_exists", target);
  }
  const std::string path = target + ".partial-" + SystemRandom{}.hex(4);
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return failed_on(target);
  close(descriptor);
  return BackupFile{path, target};
}

BackupFile::BackupFile(BackupFile&& other) noexcept
    : path_(std::exchange(other.path_, {})), target_(std::move(other.target_)) {}

BackupFile::~BackupFile() {
  if (path_.empty()) return;
  for (const char* ending : {"", "-journal", "-wal", "-shm"}) unlink((path_ + ending).c_str());
}

Result<void> BackupFile::publish() {
  if (!sync(path_, O_RDONLY)) return failed_on(target_);
  if (renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) != 0) return failed_on(target_);
  path_.clear();
  if (!sync(folder_of(target_), O_RDONLY | O_DIRECTORY)) return failed_on(target_);
  return {};
}

}  // namespace vestnik::storage
