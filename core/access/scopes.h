#pragma once
/// The scope words of the matrix as questions to the database. Each is one indexed look-up.
#include "access/matrix.h"
#include "base/time.h"
#include "ports/access.h"
#include "ports/database.h"

namespace vestnik {

/// Whether `person` holds `role` on the date at all: by an order, or by what they do (load, class, child, place).
[[nodiscard]] bool holds_role(Transaction& transaction, PersonId person, Role role, CivilDate on);

/// Whether the scope reaches from the person to the object on the date. The role itself is asked for as well.
[[nodiscard]] bool reaches(Transaction& transaction, PersonId person, MatrixCell cell, Object object, CivilDate on);

}  // namespace vestnik
