#pragma once
/// The state of an institution's journal at a moment of its past, written into a scratch (storage/scratch.h), and what
/// reached the journal later without a command of its own.
///
/// Facts stand at the version that stood then. Dated rows (memberships, guardians, consents, loads, contacts, roles,
/// calendar) are there once they were recorded, whatever day they hold from. What the schema keeps only as it stands
/// now is taken as it stands and named in `untold`.
#include <string>
#include <string_view>
#include <vector>

#include "ports/database.h"
#include "simulate/history.h"

namespace vestnik {

/// Fills the scratch with what stood at `from`.
void rewind_to(Transaction& transaction, Instant from);

/// Message codes of what the past of this interval cannot be told of, in a fixed order.
[[nodiscard]] std::vector<std::string_view> untold(Transaction& transaction, Interval interval);

/// Dated rows that were recorded within the interval, given to the scratch when their time comes. One thread.
class Arrivals {
 public:
  Arrivals(Transaction& transaction, Interval interval);
  /// When the next one is due; nothing when all are there.
  [[nodiscard]] std::optional<Instant> next() const;
  void let_in(Transaction& transaction, Instant until);

 private:
  struct Due {
    Instant at;
    std::size_t table;
    bool operator<(const Due& other) const { return std::pair{at, table} < std::pair{other.at, other.table}; }
  };
  std::vector<Due> due_;  ///< by time
  std::size_t place_ = 0;
};

}  // namespace vestnik
