#pragma once
/// The institution's own clock: its months begin and end by it.
#include "base/time.h"
#include "ports/database.h"

namespace vestnik::informing_report {

/// Problem "time.unknown_zone" {zone}.
[[nodiscard]] inline Result<TimeZone> zone_there(Transaction& transaction) {
  const auto zone = transaction.one("SELECT timezone FROM v1_institution WHERE institution_id = $1",
                                    {transaction.institution()}, [](const Row& row) { return row.string(0); });
  return TimeZone::find(zone.value_or(""));
}

}  // namespace vestnik::informing_report
