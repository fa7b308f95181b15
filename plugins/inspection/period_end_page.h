#pragma once
/// The deeper check at a period's end (labinsk-7.3): what was held against what was to be held, whether finals agree
/// with current grades, whether control works were there.
#include <string>

#include "plugins/inspection/control_routes.h"
#include "plugins/inspection/reach.h"

namespace vestnik::inspection {

/// A final further than this from the student's average is a deviation: three quarters of a grade.
inline constexpr std::int64_t deviation_hundredths = 75;

/// {"from":…,"until":…,"rows":[{"group":…,"subject":…,"fulfilment":{"scheduled":20,"held":18,"cancelled":1,
/// "deviation":true},"objectivity":{"finals":20,"deviations":[{"student":…,"average":3.20,"final":"5"}]},
/// "control_works":{"count":1,"deviation":false}}]}: per class and subject within the reach. Finals are those of closed
/// sheets of the period; a control work is a task of kind control or test.
[[nodiscard]] std::string write_period_end(Transaction& transaction, const Reach& reach, PeriodId period, Days days,
                                           Instant now);

}  // namespace vestnik::inspection
