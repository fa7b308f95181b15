#include "fault/shaky_disk.h"

#include <sqlite3.h>
#include <unistd.h>

#include <limits>
#include <map>
#include <mutex>
#include <new>
#include <stdexcept>

#include "fault/unsynced.h"

namespace vestnik::fault {
namespace {

constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

struct Disk {
  std::mutex use;
  std::map<std::string, UnsyncedFile> files;
  DiskFault fault = DiskFault::io_error;
  std::uint64_t nth = never;
  std::uint64_t calls = 0;
  bool struck = false;
};
Disk the_disk;
sqlite3_vfs shaky_layer;
sqlite3_vfs* system_layer = nullptr;

/// Our file; the system's lies behind it.
struct ShakyFile {
  sqlite3_file base;
  UnsyncedFile* account;  ///< nullptr: of no database
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
ShakyFile* shaky(sqlite3_file* file) { return reinterpret_cast<ShakyFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return shaky(file)->real(); }

/// Under the lock. Whether this call must fail; counts it.
bool fails(bool changes) {
  if (the_disk.nth == never || (the_disk.fault != DiskFault::io_error && !changes)) return false;
  ++the_disk.calls;
  if (the_disk.calls < the_disk.nth) return false;
  if (the_disk.fault == DiskFault::io_error && the_disk.calls > the_disk.nth) return false;
  the_disk.struck = true;
  return true;
}

/// A full disk still syncs, shortens and deletes.
bool hurts_without_room() { return the_disk.fault != DiskFault::full; }

int error_code(int io_code) { return the_disk.fault == DiskFault::full ? SQLITE_FULL : io_code; }

int close_file(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }

int read_file(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
  const std::lock_guard lock{the_disk.use};
  if (fails(false)) return SQLITE_IOERR_READ;
  return real(file)->pMethods->xRead(real(file), bytes, count, offset);
}

int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  const std::lock_guard lock{the_disk.use};
  if (fails(true)) return error_code(SQLITE_IOERR_WRITE);
  if (auto* account = shaky(file)->account) account->before_write(real(file), offset, count);
  return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  const std::lock_guard lock{the_disk.use};
  if (fails(hurts_without_room())) return SQLITE_IOERR_TRUNCATE;
  if (auto* account = shaky(file)->account) account->before_truncate(real(file), size);
  return real(file)->pMethods->xTruncate(real(file), size);
}

int sync_file(sqlite3_file* file, int) {
  const std::lock_guard lock{the_disk.use};
  if (fails(hurts_without_room())) return SQLITE_IOERR_FSYNC;
  if (auto* account = shaky(file)->account) account->synced(real(file));
  return SQLITE_OK;
}

int size_file(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* held) { return real(file)->pMethods->xCheckReservedLock(real(file), held); }
int control_file(sqlite3_file* file, int what, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  {
    const std::lock_guard lock{the_disk.use};
    if (the_disk.fault == DiskFault::io_error && fails(false)) return SQLITE_IOERR_SHMMAP;
  }
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void barrier_shared(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmap_shared(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

constexpr sqlite3_io_methods shaky_methods{
    2,           close_file,     read_file,    write_file,   truncate_file, sync_file,       size_file,
    lock_file,   unlock_file,    check_lock,   control_file, sector_size,   characteristics, map_shared,
    lock_shared, barrier_shared, unmap_shared, nullptr,      nullptr};

int open_file(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
  const std::lock_guard lock{the_disk.use};
  file->pMethods = nullptr;
  if (fails(false)) return SQLITE_CANTOPEN;
  const bool kept =
      name != nullptr && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
  const bool created = kept && ::access(name, F_OK) != 0;
  sqlite3_file* behind = real(file);
  const int code = system_layer->xOpen(system_layer, name, behind, flags, out_flags);
  if (code != SQLITE_OK) return code;
  shaky(file)->account = kept ? &the_disk.files[name] : nullptr;
  if (kept) shaky(file)->account->open(behind, created);
  file->pMethods = &shaky_methods;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int sync_folder) {
  const std::lock_guard lock{the_disk.use};
  if (fails(hurts_without_room())) return SQLITE_IOERR_DELETE;
  the_disk.files.erase(name);
  return system_layer->xDelete(system_layer, name, sync_folder);
}

int be_careless(sqlite3* connection, const char**, const sqlite3_api_routines*) {
  const int code = sqlite3_exec(connection, "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr);
  // From now on the pragma is not heard.
  sqlite3_set_authorizer(
      connection,
      [](void*, int action, const char* pragma, const char*, const char*, const char*) {
        const bool safety = action == SQLITE_PRAGMA && pragma != nullptr && std::string_view{pragma} == "synchronous";
        return safety ? SQLITE_IGNORE : SQLITE_OK;
      },
      nullptr);
  return code;
}

using EntryPoint = void (*)();

}  // namespace

ShakyDisk::ShakyDisk() {
  sqlite3_initialize();
  system_layer = sqlite3_vfs_find("unix");
  shaky_layer = *system_layer;
  shaky_layer.zName = "vestnik-shaky-disk";
  shaky_layer.szOsFile = static_cast<int>(sizeof(ShakyFile)) + system_layer->szOsFile;
  shaky_layer.xOpen = open_file;
  shaky_layer.xDelete = delete_file;
  if (sqlite3_vfs_register(&shaky_layer, 1) != SQLITE_OK) throw std::runtime_error{"no file layer"};
  mend();
}

ShakyDisk::~ShakyDisk() {
  sqlite3_vfs_unregister(&shaky_layer);
  sqlite3_vfs_register(system_layer, 1);
  forget();
}

void ShakyDisk::strike(DiskFault fault, std::uint64_t nth) {
  const std::lock_guard lock{the_disk.use};
  the_disk.fault = fault;
  the_disk.nth = nth;
  the_disk.calls = 0;
  the_disk.struck = false;
}

bool ShakyDisk::mend() {
  const std::lock_guard lock{the_disk.use};
  the_disk.nth = never;
  the_disk.fault = DiskFault::io_error;
  return the_disk.struck;
}

bool ShakyDisk::struck() const {
  const std::lock_guard lock{the_disk.use};
  return the_disk.struck;
}

std::uint64_t ShakyDisk::calls() const {
  const std::lock_guard lock{the_disk.use};
  return the_disk.calls;
}

void ShakyDisk::lose_unsynced(Random& random) {
  const std::lock_guard lock{the_disk.use};
  for (auto& [path, account] : the_disk.files) {
    account.lose(path, random);
    // Shared memory is no disk: the index of the log is made anew.
    ::unlink((path + "-shm").c_str());
  }
  the_disk.files.clear();
}

void ShakyDisk::forget() {
  const std::lock_guard lock{the_disk.use};
  the_disk.files.clear();
}

CarelessSync::CarelessSync() { sqlite3_auto_extension(reinterpret_cast<EntryPoint>(be_careless)); }
CarelessSync::~CarelessSync() { sqlite3_cancel_auto_extension(reinterpret_cast<EntryPoint>(be_careless)); }

}  // namespace vestnik::fault
