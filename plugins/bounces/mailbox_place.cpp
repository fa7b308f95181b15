#include "plugins/bounces/mailbox_place.h"

namespace vestnik::bounces {

MailboxPlace place_in(Transaction& transaction, const std::string& mailbox) {
  return transaction
      .one(
          "SELECT uid_validity, uid FROM p_bounces_place WHERE institution_id = $1 AND mailbox = $2",
          {transaction.institution(), mailbox},
          [](const Row& row) {
            return MailboxPlace{static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint32_t>(row.integer(1))};
          })
      .value_or(MailboxPlace{});
}

void keep_place(Transaction& transaction, const std::string& mailbox, const MailboxPlace& place) {
  transaction.execute(
      "INSERT INTO p_bounces_place (institution_id, mailbox, uid_validity, uid) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (institution_id, mailbox) DO UPDATE SET uid_validity = excluded.uid_validity, uid = excluded.uid",
      {transaction.institution(), mailbox, static_cast<std::int64_t>(place.uid_validity),
       static_cast<std::int64_t>(place.uid)});
}

}  // namespace vestnik::bounces
