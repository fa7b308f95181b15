#include "records/set_back_clock.h"

namespace vestnik {

std::int64_t bring_back_from_future(Transaction& transaction, Instant now) {
  return transaction.execute(
      "UPDATE delivery SET due_at = $2 + CASE WHEN due_at > changed_at THEN due_at - changed_at ELSE 0 END,"
      " lease_until = $2 + lease_until - changed_at, changed_at = $2"
      " WHERE institution_id = $1 AND state IN ('held', 'ready', 'retry', 'sending') AND changed_at > $3",
      {transaction.institution(), now, now + usual_clock_drift});
}

}  // namespace vestnik
