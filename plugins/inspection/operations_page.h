#pragma once
/// What the holders of one role recorded over some days: the administrator's view of the dispatchers
/// (otradny-4.admin.13).
#include <string>

#include "domain/role.h"
#include "plugins/inspection/control_routes.h"

namespace vestnik::inspection {

/// {"from":…,"until":…,"role":"dispatcher","operations":[{"person":…,"type":"roster.imported","at":…}]}, newest first,
/// at most 1000. Who held the role on some day of the interval.
[[nodiscard]] std::string write_operations(Transaction& transaction, Role role, Days days);

}  // namespace vestnik::inspection
