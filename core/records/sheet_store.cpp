#include "records/sheet_store.h"

namespace vestnik {

void hand_over_sheet(Transaction& transaction, DeliveryId sheet, PersonId by, Instant at) {
  const auto moved = transaction.execute(
      "UPDATE delivery SET state = 'delivered', changed_at = $3"
      " WHERE institution_id = $1 AND id = $2 AND state = 'sent'",
      {transaction.institution(), sheet, at});
  if (moved == 0) return;
  transaction.execute(
      "UPDATE obligation SET state = 'told', reason = '', told_at = $3, told_by = $4, proof ="
      " (SELECT d.channel FROM delivery d WHERE d.institution_id = $1 AND d.id = $2)"
      " WHERE institution_id = $1 AND state = 'open' AND id IN"
      " (SELECT obligation_id FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2)",
      {transaction.institution(), sheet, at, by});
}

bool has_lessons(Transaction& transaction, PersonId student, CivilDate first, CivilDate last) {
  const auto found = transaction.one(
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM membership m"
      " JOIN lesson l ON l.institution_id = m.institution_id AND l.group_id = m.group_id"
      " WHERE m.institution_id = $1 AND m.student_id = $2 AND l.date >= $3 AND l.date <= $4"
      " AND l.state NOT IN ('cancelled', 'moved')"
      " AND m.valid_from <= l.date AND (m.valid_to IS NULL OR m.valid_to >= l.date)) THEN 1 ELSE 0 END",
      {transaction.institution(), student, first, last}, [](const Row& row) { return row.truth(0); });
  return found.value_or(false);
}

bool anybody_has_lessons(Transaction& transaction, CivilDate day) {
  return transaction
      .one(
          "SELECT 1 FROM lesson WHERE institution_id = $1 AND date = $2 AND state NOT IN ('cancelled', 'moved') LIMIT "
          "1",
          {transaction.institution(), day}, [](const Row&) { return true; })
      .value_or(false);
}

}  // namespace vestnik
