#pragma once
/// What is asked of somebody who proved who he is, before any door opens.
#include <functional>
#include <optional>

#include "base/problem.h"
#include "ports/access.h"
#include "ports/database.h"

namespace vestnik {

/// Why the person does not come in all the same (access/present_role.h); nothing where he does. Asked in the
/// transaction that opens the session. Any thread; throws DatabaseError.
using RoleWanted = std::function<std::optional<Problem>(Transaction&, const Actor&)>;

}  // namespace vestnik
