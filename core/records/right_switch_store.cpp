#include "records/right_switch_store.h"

namespace vestnik {

std::vector<AccessChange> right_switches(Transaction& transaction) {
  std::vector<AccessChange> changes;
  transaction.query(
      "SELECT object, operation, role, scope FROM right_switch WHERE institution_id = $1 "
      "ORDER BY object, operation, role",
      {transaction.institution()}, [&](const Row& row) {
        // A role or scope that this version does not know opens nothing.
        const auto role = parse_role(row.text(2));
        const auto scope = parse_scope(row.text(3));
        if (role && (scope || row.text(3).empty())) {
          changes.push_back({row.string(0), row.string(1), *role, scope, {}});
        }
      });
  return changes;
}

void set_right_switch(Transaction& transaction, const AccessChange& change, PersonId by, Instant now) {
  transaction.execute(
      "INSERT INTO right_switch (institution_id, object, operation, role, scope, switched_at, switched_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (institution_id, object, operation, role) DO UPDATE SET "
      "scope = excluded.scope, switched_at = excluded.switched_at, switched_by = excluded.switched_by",
      {transaction.institution(), change.object, change.operation, to_text(change.role),
       change.opened ? to_text(*change.opened) : std::string_view{}, now, by});
}

bool drop_right_switch(Transaction& transaction, const AccessChange& change) {
  return transaction.execute(
             "DELETE FROM right_switch WHERE institution_id = $1 AND object = $2 AND operation = $3 AND role = $4",
             {transaction.institution(), change.object, change.operation, to_text(change.role)}) > 0;
}

}  // namespace vestnik
