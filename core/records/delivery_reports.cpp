#include "records/delivery_reports.h"

namespace vestnik {

std::optional<DeliveryId> delivery_by_receipt(Transaction& transaction, std::string_view gateway,
                                              std::string_view receipt) {
  return transaction.one(
      "SELECT id FROM delivery WHERE institution_id = $1 AND receipt = $2 AND receipt <> ''"
      " AND gateway = $3 ORDER BY id DESC LIMIT 1",
      {transaction.institution(), receipt, gateway}, [](const Row& row) { return row.id<DeliveryId>(0); });
}

}  // namespace vestnik
