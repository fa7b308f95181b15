#include "support/full_disk.h"

#include <sqlite3.h>

#include <atomic>
#include <limits>
#include <mutex>

namespace vestnik::tests {
namespace {

std::atomic<std::int64_t> room{std::numeric_limits<std::int64_t>::max()};
sqlite3_vfs layer;
const sqlite3_io_methods* system_methods = nullptr;
sqlite3_io_methods limited_methods;
std::once_flag methods_known;

int write_limited(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  if (room.fetch_sub(count) < count) return SQLITE_FULL;
  return system_methods->xWrite(file, bytes, count, offset);
}

int open_limited(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
  sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
  const int code = system->xOpen(system, name, file, flags, out_flags);
  if (code != SQLITE_OK || (flags & SQLITE_OPEN_WAL) == 0) return code;
  std::call_once(methods_known, [&] {
    system_methods = file->pMethods;
    limited_methods = *file->pMethods;
    limited_methods.xWrite = write_limited;
  });
  file->pMethods = &limited_methods;
  return code;
}

}  // namespace

FullDisk::FullDisk() {
  leave_room(std::numeric_limits<std::int64_t>::max());
  layer = *sqlite3_vfs_find(nullptr);
  layer.zName = vfs_name;
  layer.xOpen = open_limited;
  sqlite3_vfs_register(&layer, 0);
}

FullDisk::~FullDisk() { sqlite3_vfs_unregister(&layer); }

void FullDisk::leave_room(std::int64_t bytes) { room = bytes; }

}  // namespace vestnik::tests
