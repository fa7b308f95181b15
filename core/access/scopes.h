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

/// Whether the cell opens anything at all to the person on the date: some object that `reaches` may answer for.
[[nodiscard]] bool reaches_something(Transaction& transaction, PersonId person, MatrixCell cell, CivilDate on);

/// The matrix opens a group to whoever heads one of its subjects by an order; a page is of one subject, and theirs
/// only. True under the roles that are given for no subject, and for the class teacher: their own scope has been asked.
[[nodiscard]] bool oversees_page(Transaction& transaction, PersonId person, Role role, GroupId group, SubjectId subject,
                                 CivilDate on);

}  // namespace vestnik
