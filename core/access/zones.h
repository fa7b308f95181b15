#pragma once
/// The civil today of an institution. Time zones are read once and kept: an institution's zone changes by a restart.
#include <unordered_map>

#include "base/clock.h"
#include "base/guarded.h"
#include "base/time.h"
#include "ports/database.h"

namespace vestnik {

/// Any thread.
class Zones {
 public:
  explicit Zones(const Clock& clock) : clock_(clock) {}
  /// The zone of the transaction's institution; throws DatabaseError when the institution does not exist.
  [[nodiscard]] TimeZone zone(Transaction& transaction) const;
  [[nodiscard]] CivilDate today(Transaction& transaction) const { return date_of(transaction, clock_.now()); }
  [[nodiscard]] CivilDate date_of(Transaction& transaction, Instant at) const {
    return zone(transaction).local(at).date;
  }
  [[nodiscard]] const Clock& clock() const { return clock_; }

 private:
  const Clock& clock_;
  mutable Guarded<std::unordered_map<std::int64_t, TimeZone>> known_;
};

}  // namespace vestnik
