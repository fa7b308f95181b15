#pragma once
/// What becomes of an open wave by itself: rows corrected meanwhile have left it, and what is left of it may be no wave
/// any more; unhandled it goes to the next on duty, and then to the class teachers' telephones.
#include <optional>

#include "notify/channels.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik {

/// All outlive the keeper.
struct WaveKeeperParts {
  Database& database;
  const RegulationBook& regulations;
  const Channels& channels;
};

/// No thread of its own; one thread calls step().
class WaveKeeper {
 public:
  explicit WaveKeeper(WaveKeeperParts parts) : parts_(parts) {}

  /// Looks at the open waves of the institution; answers how many moved. Throws DatabaseError.
  std::size_t step(InstitutionId institution, Instant now);
  /// When an open wave moves by itself at the latest, as it stands now: the next on duty, the calls. None: no such
  /// wave.
  [[nodiscard]] std::optional<Instant> next_turn(Transaction& transaction, Instant now) const;

 private:
  WaveKeeperParts parts_;
};

}  // namespace vestnik
