#pragma once
/// A disk for SQLite that fails on command: a file layer over the system's that loses what was not synced when the
/// power goes, tears writes at sectors, and answers an I/O error or "full" to the Nth call. While an object lives it is
/// the layer of every database that is opened. Nothing is really synced: what counts as synced is kept account of here,
/// which is a thousand times faster. Any thread; one object at a time.
#include <cstdint>
#include <string>

#include "base/random.h"

namespace vestnik::fault {

enum class DiskFault {
  power,     ///< from the Nth call that changes something on, nothing reaches the disk any more
  io_error,  ///< the Nth call fails
  full       ///< the Nth write and all after it find no room
};

class ShakyDisk {
 public:
  ShakyDisk();
  /// Databases on it must be closed.
  ~ShakyDisk();
  ShakyDisk(const ShakyDisk&) = delete;
  ShakyDisk& operator=(const ShakyDisk&) = delete;

  /// The fault strikes at the Nth call from now on, from 1. Of `io_error` every call counts, of the others those that
  /// change something.
  void strike(DiskFault fault, std::uint64_t nth);
  /// No fault from now on; answers whether it has struck.
  bool mend();
  [[nodiscard]] bool struck() const;
  /// Calls since strike().
  [[nodiscard]] std::uint64_t calls() const;

  /// After a power cut, with every database closed: of each file the sectors written since its last sync are kept or
  /// lost as chance has it, and its length with them; a file whose name was never synced may be gone.
  void lose_unsynced(Random& random);
  /// Whatever was written is on disk: a fresh start.
  void forget();
};

/// While it lives, connections run with `synchronous=NORMAL` whatever they ask for: for proving that the method finds
/// a database that promises more than it keeps.
class CarelessSync {
 public:
  CarelessSync();
  ~CarelessSync();
  CarelessSync(const CarelessSync&) = delete;
  CarelessSync& operator=(const CarelessSync&) = delete;
};

}  // namespace vestnik::fault
