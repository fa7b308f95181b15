#pragma once
/// Which period's marks a page shows. Every period ever kept can be asked for (usolye-2.5, yarovoe-2.4, labinsk-2.2e).
#include <vector>

#include "base/result.h"
#include "domain/period.h"
#include "ports/database.h"
#include "ports/http.h"
#include "ports/regulation.h"

namespace vestnik::diary {

/// Periods set by order, newest first; the regulation's own (ids 0) only where none was set.
[[nodiscard]] std::vector<Period> known_periods(Transaction& transaction, const Regulation* regulation);

/// `?period=<id>`, or the shortest period with `?on=<date>` in it, or the current one; in the holidays the one before.
/// Where no period is known at all, the school year of the date.
/// Problems "diary.unknown_period", "diary.bad_date" {field}.
[[nodiscard]] Result<Period> choose_period(const Request& request, const std::vector<Period>& known, CivilDate today);

}  // namespace vestnik::diary
