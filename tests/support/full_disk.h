#pragma once
/// A disk of limited room for SQLite databases: a file layer over the system's that answers "full" when its bytes are
/// used up. Counted are writes to the write-ahead log, which every commit goes through. One at a time.
#include <cstdint>

namespace vestnik::tests {

class FullDisk {
 public:
  static constexpr const char* vfs_name = "vestnik-full-disk";

  /// Registers the layer, with room for everything.
  FullDisk();
  /// Databases that use it must be closed.
  ~FullDisk();
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

  /// From now on this many bytes may be written. Any thread.
  void leave_room(std::int64_t bytes);
};

}  // namespace vestnik::tests
