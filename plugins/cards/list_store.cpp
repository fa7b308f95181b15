#include "plugins/cards/list_store.h"

namespace vestnik::cards {

void add_list_check(Transaction& transaction, const CheckedList& list, const Confirmation& check) {
  transaction.execute(
      "INSERT INTO p_cards_list_check (institution_id, id, list, group_id, checked_at, checked_by) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {transaction.institution(), transaction.next("p_cards_list_check"), list.list, list.group, check.at, check.by});
}

std::optional<Confirmation> last_list_check(Transaction& transaction, const CheckedList& list) {
  return transaction.one(
      "SELECT checked_by, checked_at FROM p_cards_list_check WHERE institution_id = $1 AND list = $2 "
      "AND group_id = $3 ORDER BY id DESC LIMIT 1",
      {transaction.institution(), list.list, list.group}, [](const Row& row) {
        return Confirmation{row.id<PersonId>(0), row.instant(1)};
      });
}

bool checked_between(Transaction& transaction, const CheckedList& list, PersonId by, Instant from, Instant until) {
  return transaction
      .one(
          "SELECT 1 FROM p_cards_list_check WHERE institution_id = $1 AND list = $2 AND group_id = $3 "
          "AND checked_by = $4 AND checked_at >= $5 AND checked_at < $6 LIMIT 1",
          {transaction.institution(), list.list, list.group, by, from, until}, [](const Row&) { return true; })
      .value_or(false);
}

bool is_own_group(Transaction& transaction, GroupId group) {
  return transaction
      .one("SELECT 1 FROM v1_group WHERE institution_id = $1 AND group_id = $2", {transaction.institution(), group},
           [](const Row&) { return true; })
      .value_or(false);
}

}  // namespace vestnik::cards
