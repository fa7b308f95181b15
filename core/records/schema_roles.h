#pragma once
/// Step 25: the orders by which roles are given and taken.
#include <string_view>

namespace vestnik {

// role_grant.order_date     of the order that gave the role; NULL where none is known (a role of an import)
// role_grant.revoked_order  number and date of the order that ended it; '' and NULL while it stands
// role_grant.granted_by     who entered it; 0: an import or the service
inline constexpr std::string_view schema_roles = R"sql(
ALTER TABLE role_grant ADD COLUMN order_date TEXT;
ALTER TABLE role_grant ADD COLUMN revoked_order TEXT NOT NULL DEFAULT '';
ALTER TABLE role_grant ADD COLUMN revoked_order_date TEXT;
ALTER TABLE role_grant ADD COLUMN granted_by BIGINT NOT NULL DEFAULT 0;
)sql";

}  // namespace vestnik
