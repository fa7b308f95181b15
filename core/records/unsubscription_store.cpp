#include "records/unsubscription_store.h"

namespace vestnik {

bool is_unsubscribed(Transaction& transaction, PersonId person, std::string_view rule) {
  return transaction
      .one("SELECT 1 FROM unsubscription WHERE institution_id = $1 AND person_id = $2 AND rule = $3",
           {transaction.institution(), person, rule}, [](const Row&) { return true; })
      .value_or(false);
}

std::vector<std::string> unsubscriptions_of(Transaction& transaction, PersonId person) {
  return transaction.all("SELECT rule FROM unsubscription WHERE institution_id = $1 AND person_id = $2 ORDER BY rule",
                         {transaction.institution(), person}, [](const Row& row) { return row.string(0); });
}

void add_unsubscription(Transaction& transaction, PersonId person, std::string_view rule, Instant recorded_at) {
  transaction.execute(
      "INSERT INTO unsubscription (institution_id, person_id, rule, recorded_at) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (institution_id, person_id, rule) DO NOTHING",
      {transaction.institution(), person, rule, recorded_at});
}

void drop_unsubscription(Transaction& transaction, PersonId person, std::string_view rule) {
  transaction.execute("DELETE FROM unsubscription WHERE institution_id = $1 AND person_id = $2 AND rule = $3",
                      {transaction.institution(), person, rule});
}

std::optional<std::string> unsubscribe_secret(Transaction& transaction) {
  return transaction.one("SELECT secret FROM unsubscribe_secret WHERE institution_id = $1", {transaction.institution()},
                         [](const Row& row) { return row.string(0); });
}

std::string ensure_unsubscribe_secret(Transaction& transaction, Random& random) {
  if (auto held = unsubscribe_secret(transaction)) return *std::move(held);
  constexpr std::size_t bytes = 32;
  std::string made = random.hex(bytes);
  transaction.execute("INSERT INTO unsubscribe_secret (institution_id, secret) VALUES ($1, $2)",
                      {transaction.institution(), made});
  return made;
}

std::vector<std::string> open_rules_of(Transaction& transaction, DeliveryId delivery) {
  return transaction.all(
      "SELECT DISTINCT o.rule FROM delivery_obligation k JOIN obligation o ON o.institution_id = k.institution_id"
      " AND o.id = k.obligation_id WHERE k.institution_id = $1 AND k.delivery_id = $2 AND o.state = 'open'",
      {transaction.institution(), delivery}, [](const Row& row) { return row.string(0); });
}

}  // namespace vestnik
