#pragma once
/// The claims that relays of this very process are working on. Their leases are short, so that the orphans of a crash
/// are taken up again soon, and renewed for as long as a gateway works on them.
#include <mutex>
#include <set>
#include <utility>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Any thread.
class InFlight {
 public:
  /// Holds a claim from its gateway's turn to its receipts, also past an exception.
  class Flight {
   public:
    Flight(InFlight* all, InstitutionId institution, std::int64_t fence);
    ~Flight();
    Flight(const Flight&) = delete;
    Flight& operator=(const Flight&) = delete;

   private:
    InFlight* all_;  ///< none: nobody counts
    std::pair<InstitutionId, std::int64_t> claim_;
  };

  /// A claim that is in flight here is nobody's orphan, whatever the clock says.
  [[nodiscard]] bool holds(InstitutionId institution, std::int64_t fence) const;
  /// Their leases last until then. Throws DatabaseError.
  void renew(Database& database, Instant until) const;

 private:
  mutable std::mutex mutex_;
  std::set<std::pair<InstitutionId, std::int64_t>> claims_;  // guarded by mutex_
};

}  // namespace vestnik
