#pragma once
/// Recorded checks in the plugin's own tables. A check is never changed: a wrong one is followed by a right one.
#include <optional>
#include <vector>

#include "plugins/inspection/check.h"
#include "ports/database.h"

namespace vestnik::inspection {

/// Inserts it under a new id, which is answered.
CheckId add_check(Transaction& transaction, const Check& check);
[[nodiscard]] std::optional<Check> find_check(Transaction& transaction, CheckId id);
/// Checks made within the days, newest first, at most `most`; of one inspector where one is named.
[[nodiscard]] std::vector<Check> checks_between(Transaction& transaction, PersonId inspector, CivilDate from,
                                                CivilDate until, std::int64_t most = 1000);

}  // namespace vestnik::inspection
