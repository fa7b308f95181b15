#pragma once
/// The civil today of an institution. A zone is kept for as long as nothing changed that it rests on: one that the
/// administrator sets (syzran-m.school.3) binds the next request.
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
  struct Known {
    std::uint64_t revision = 0;
    TimeZone zone;
  };
  const Clock& clock_;
  mutable Guarded<std::unordered_map<std::int64_t, Known>> known_;
};

}  // namespace vestnik
