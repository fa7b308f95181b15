#pragma once
/// Cells of the access matrix that stand switched by hand. A cell that is switched back has no row; who did what when
/// is in the audit. All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <vector>

#include "domain/ids.h"
#include "ports/access_terms.h"
#include "ports/database.h"

namespace vestnik {

/// As changes without a clause, by object, operation and role.
[[nodiscard]] std::vector<AccessChange> right_switches(Transaction& transaction);
/// `change.clause` is not kept.
void set_right_switch(Transaction& transaction, const AccessChange& change, PersonId by, Instant now);
/// false: the cell was not switched.
bool drop_right_switch(Transaction& transaction, const AccessChange& change);

}  // namespace vestnik
