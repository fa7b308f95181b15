#include "records/letter_choice.h"

#include "domain/latin_letters.h"

namespace vestnik {

bool reads_latin_sms(Transaction& transaction, PersonId person) {
  return transaction
      .one("SELECT 1 FROM latin_sms WHERE institution_id = $1 AND person_id = $2", {transaction.institution(), person},
           [](const Row&) { return true; })
      .value_or(false);
}

void set_latin_sms(Transaction& transaction, PersonId person, bool latin, Instant recorded_at) {
  if (!latin) {
    transaction.execute("DELETE FROM latin_sms WHERE institution_id = $1 AND person_id = $2",
                        {transaction.institution(), person});
    return;
  }
  transaction.execute(
      "INSERT INTO latin_sms (institution_id, person_id, recorded_at) VALUES ($1, $2, $3)"
      " ON CONFLICT (institution_id, person_id) DO NOTHING",
      {transaction.institution(), person, recorded_at});
}

SmsCost last_sms_cost(Transaction& transaction, PersonId person) {
  SmsCost cost;
  transaction.query(
      "SELECT body FROM delivery WHERE institution_id = $1 AND recipient_id = $2 AND channel = 'sms' AND body <> ''"
      " ORDER BY id DESC LIMIT 20",
      {transaction.institution(), person}, [&](const Row& row) {
        const SmsSaving saving = saving_in_latin(row.text(0));
        ++cost.messages;
        cost.parts += saving.as_written;
        cost.parts_in_latin += saving.in_latin;
      });
  return cost;
}

}  // namespace vestnik
