#pragma once
/// The director's summary: the latest checks and reports, how the journals are filled, who works with them, and results
/// as of the moment (usolye-4.1.4, labinsk-4.1.4, labinsk-2.2d).
#include <string>

#include "plugins/inspection/control_routes.h"

namespace vestnik::inspection {

/// {"as_of":…,"checks":[…],"reports":[…],"filling":{"lessons":…,"unfilled":…,"late":…},
/// "remarks":{"open":…,"overdue":…},
/// "activity":[…],"results":{"grades":…,"average":…|null,"quality_percent":…|null,"missed_lessons":…}}. Filling,
/// activity and results are of the days asked for; quality is the share of fours and better.
[[nodiscard]] std::string write_digest(Transaction& transaction, Days days, CivilDate today, Instant now,
                                       const std::string& absence_code);

}  // namespace vestnik::inspection
