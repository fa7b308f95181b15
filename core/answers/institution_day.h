#pragma once
/// The civil day where the institution is: what "today" means in its rules and memberships.
#include "base/time.h"
#include "ports/database.h"

namespace vestnik {

/// Problem "time.unknown_zone" {zone}.
[[nodiscard]] Result<CivilDate> day_there(Transaction& transaction, Instant at);
/// The first moment of the day there. Problem "time.unknown_zone" {zone}.
[[nodiscard]] Result<Instant> start_there(Transaction& transaction, CivilDate day);

}  // namespace vestnik
