#pragma once
/// What each role may under a regulation, by which clause it may, and why a person holds a role: for whoever asks
/// "why may he", not for the decision itself (access/access_control.h).
#include <string_view>
#include <vector>

#include "access/matrix.h"
#include "ports/regulation.h"
#include "records/role_store.h"

namespace vestnik {

/// The shipped matrix as the regulation changes it; nullptr: as it is shipped.
[[nodiscard]] AccessMatrix rights_in_force(const Regulation* regulation);
/// The clause that changed something of the row last; "" where it is as shipped.
[[nodiscard]] std::string_view changed_by(const Regulation* regulation, Permission permission);

struct RoleHeld {
  Role role = Role::teacher;
  std::vector<RoleGrant> by_order;  ///< none: it follows from lists (a place, a child, a load, a class)
};
/// The roles of a person on the day, in the order of the roles. The transaction's thread and institution.
[[nodiscard]] std::vector<RoleHeld> roles_held(Transaction& transaction, PersonId person, CivilDate on);

}  // namespace vestnik
