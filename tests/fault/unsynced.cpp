#include "fault/unsynced.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace vestnik::fault {
namespace {

std::int64_t size_of(sqlite3_file* file) {
  sqlite3_int64 size = 0;
  file->pMethods->xFileSize(file, &size);
  return size;
}

/// How the disk treats what it was not told to keep; one manner a file and cut.
enum class Manner { all_lost, all_kept, half_lost, few_lost, kinds };

bool is_lost(Manner manner, Random& random) {
  switch (manner) {
    case Manner::all_lost: return true;
    case Manner::all_kept: return false;
    case Manner::half_lost: return random.below(2) == 0;
    default: return random.below(10) == 0;
  }
}

}  // namespace

void UnsyncedFile::open(sqlite3_file* file, bool created) {
  if (known_) return;
  known_ = true;
  named_ = !created;
  size_ = size_of(file);
}

void UnsyncedFile::before_write(sqlite3_file* file, std::int64_t offset, std::int64_t count) {
  for (std::int64_t number = offset / sector; number * sector < offset + count; ++number) {
    if (overwritten_.contains(number)) continue;
    std::vector<char> held;
    if (number * sector < size_) {
      held.resize(static_cast<std::size_t>(std::min(sector, size_ - number * sector)));
      file->pMethods->xRead(file, held.data(), static_cast<int>(held.size()), number * sector);
    }
    overwritten_.emplace(number, std::move(held));
  }
}

void UnsyncedFile::before_truncate(sqlite3_file* file, std::int64_t size) {
  const std::int64_t now = size_of(file);
  if (size < now) before_write(file, size, now - size);
}

void UnsyncedFile::synced(sqlite3_file* file) {
  overwritten_.clear();
  size_ = size_of(file);
  named_ = true;
}

void UnsyncedFile::lose(const std::string& path, Random& random) {
  if (!named_ && random.below(2) == 0) {
    ::unlink(path.c_str());
    return;
  }
  const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  const auto manner = static_cast<Manner>(random.below(static_cast<std::uint64_t>(Manner::kinds)));
  std::int64_t end = size_;
  for (const auto& [number, held] : overwritten_) {
    const std::int64_t length = ::lseek(file, 0, SEEK_END);
    if (!is_lost(manner, random)) {
      end = std::max(end, std::min(length, (number + 1) * sector));
      continue;
    }
    std::vector<char> before = held;
    before.resize(sector);  // beyond the old end the disk holds zeros
    if (::pwrite(file, before.data(), before.size(), number * sector) < 0) throw std::runtime_error{"cannot undo"};
  }
  if (::ftruncate(file, end) != 0) throw std::runtime_error{"cannot truncate"};
  ::close(file);
}

}  // namespace vestnik::fault
