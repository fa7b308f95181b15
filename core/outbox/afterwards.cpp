#include "outbox/afterwards.h"

#include <optional>
#include <string>

#include "records/delivery_reports.h"
#include "records/escalation_store.h"

namespace vestnik {
namespace {

std::optional<DeliveryState> state_of(Transaction& transaction, DeliveryId delivery) {
  const auto name =
      transaction.one("SELECT state FROM delivery WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), delivery}, [](const Row& row) { return row.string(0); });
  return name ? parse_delivery_state(*name) : std::nullopt;
}

// How sure it is that the person has it; a report only ever makes it surer.
int certainty(DeliveryState state) {
  switch (state) {
    case DeliveryState::in_doubt: return 1;
    case DeliveryState::sent: return 2;
    case DeliveryState::delivered: return 3;
    case DeliveryState::read: return 4;
    default: return 0;
  }
}

void tell_its_obligations(Transaction& transaction, DeliveryId delivery, Instant now) {
  transaction.execute(
      "UPDATE obligation SET state = 'told', reason = '', told_at = $3, proof ="
      " (SELECT d.channel FROM delivery d WHERE d.institution_id = $1 AND d.id = $2)"
      " WHERE institution_id = $1 AND state = 'open' AND id IN"
      " (SELECT obligation_id FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2)",
      {transaction.institution(), delivery, now});
}

// What gave up on the message is open again: the message may yet tell it.
void reopen_obligations(Transaction& transaction, DeliveryId delivery) {
  transaction.execute(
      "UPDATE obligation SET state = 'open', reason = '' WHERE institution_id = $1 AND state = 'no_way'"
      " AND id IN (SELECT obligation_id FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2)",
      {transaction.institution(), delivery});
}

}  // namespace

bool raise_delivery(Transaction& transaction, DeliveryId delivery, DeliveryState state, Instant now) {
  const auto held = state_of(transaction, delivery);
  if (!held || certainty(*held) == 0 || certainty(state) <= certainty(*held)) return false;
  transaction.execute(
      "UPDATE delivery SET state = $3, reason = '', changed_at = $4 WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), delivery, to_text(state), now});
  tell_its_obligations(transaction, delivery, now);
  stop_escalation(transaction, delivery, state, now);
  return true;
}

bool raise_by_receipt(Transaction& transaction, std::string_view gateway, std::string_view receipt, DeliveryState state,
                      Instant now) {
  if (receipt.empty()) return false;
  const auto found = delivery_by_receipt(transaction, gateway, receipt);
  return found && raise_delivery(transaction, *found, state, now);
}

Result<void> replay(Transaction& transaction, DeliveryId delivery, Instant now) {
  const auto held = state_of(transaction, delivery);
  if (!held) return Problem{"outbox.not_found"};
  if (*held != DeliveryState::dead && *held != DeliveryState::in_doubt) {
    return Problem{"outbox.not_replayable", {{"state", std::string{to_text(*held)}}}};
  }
  reopen_obligations(transaction, delivery);
  transaction.execute(
      "UPDATE delivery SET state = 'ready', reason = '', attempts = 0, due_at = $3, changed_at = $3, rendered_at ="
      " CASE WHEN state = 'in_doubt' THEN rendered_at END WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), delivery, now});
  return {};
}

std::int64_t replay_dead(Transaction& transaction, std::string_view channel, Instant now) {
  const auto dead = transaction.all(
      "SELECT id FROM delivery WHERE institution_id = $1 AND state = 'dead' AND (channel = $2 OR $2 = '') ORDER BY id",
      {transaction.institution(), channel}, [](const Row& row) { return row.id<DeliveryId>(0); });
  std::int64_t replayed = 0;
  for (const DeliveryId delivery : dead) {
    if (replay(transaction, delivery, now)) ++replayed;
  }
  return replayed;
}

Result<void> suppress(Transaction& transaction, DeliveryId delivery, Instant now) {
  const auto held = state_of(transaction, delivery);
  if (!held) return Problem{"outbox.not_found"};
  const auto changed = transaction.execute(
      "UPDATE delivery SET state = 'cancelled', reason = 'suppressed', changed_at = $3"
      " WHERE institution_id = $1 AND id = $2 AND state IN ('held', 'ready', 'retry')",
      {transaction.institution(), delivery, now});
  if (changed == 0) return Problem{"outbox.too_late", {{"state", std::string{to_text(*held)}}}};
  transaction.execute(
      "UPDATE obligation SET state = 'no_way', reason = 'suppressed' WHERE institution_id = $1 AND state = 'open'"
      " AND id IN (SELECT obligation_id FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2)",
      {transaction.institution(), delivery});
  return {};
}

}  // namespace vestnik
