#include "outbox/afterwards.h"

#include <optional>
#include <string>

#include "records/delivery_reports.h"
#include "records/escalation_store.h"

namespace vestnik {
namespace {

struct Standing {
  DeliveryState state = DeliveryState::held;
  std::string reason;
  bool was_tried = false;
};

std::optional<Standing> standing_of(Transaction& transaction, DeliveryId delivery) {
  return transaction.one("SELECT state, reason, attempts FROM delivery WHERE institution_id = $1 AND id = $2",
                         {transaction.institution(), delivery}, [](const Row& row) {
                           return Standing{parse_delivery_state(row.text(0)).value_or(DeliveryState::held),
                                           row.string(1), row.integer(2) > 0};
                         });
}

// How sure it is that the person has it; a report only ever makes it surer. Nothing: no report can change it.
std::optional<int> certainty(const Standing& standing) {
  switch (standing.state) {
    // An attempt that seemed to have failed, or was given up, may have arrived after all.
    case DeliveryState::ready:
    case DeliveryState::retry: return standing.was_tried ? std::optional{0} : std::nullopt;
    case DeliveryState::dead:
      return standing.reason == "undelivered" || standing.reason == "attempts_used_up" ? std::optional{2}
                                                                                       : std::nullopt;
    case DeliveryState::in_doubt: return 1;
    case DeliveryState::sent: return 2;
    case DeliveryState::delivered: return 3;
    case DeliveryState::read: return 4;
    default: return std::nullopt;
  }
}

int certainty_of_report(DeliveryState state) { return certainty({state, "", true}).value_or(0); }

void tell_its_obligations(Transaction& transaction, DeliveryId delivery, Instant now) {
  transaction.execute(
      "UPDATE obligation SET state = 'told', reason = '', told_at = $3, proof ="
      " (SELECT d.channel FROM delivery d WHERE d.institution_id = $1 AND d.id = $2)"
      " WHERE institution_id = $1 AND state = 'open' AND id IN"
      " (SELECT obligation_id FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2)",
      {transaction.institution(), delivery, now});
}

// What this message alone told is open again; what another channel told as well keeps that one's proof.
void take_proof_back(Transaction& transaction, DeliveryId delivery) {
  transaction.execute(
      "UPDATE obligation SET proof = COALESCE((SELECT MIN(d.channel) FROM delivery_obligation k JOIN delivery d"
      "   ON d.institution_id = k.institution_id AND d.id = k.delivery_id WHERE k.institution_id = $1"
      "   AND k.obligation_id = obligation.id AND d.state IN ('sent', 'delivered', 'read')), '')"
      " WHERE institution_id = $1 AND state = 'told' AND proof ="
      "   (SELECT channel FROM delivery WHERE institution_id = $1 AND id = $2)"
      " AND id IN (SELECT obligation_id FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2)",
      {transaction.institution(), delivery});
  // What was put right meanwhile need not be told any more.
  transaction.execute(
      "UPDATE obligation SET state = 'not_needed', reason = 'superseded', told_at = NULL WHERE institution_id = $1"
      " AND (state = 'open' OR (state = 'told' AND proof = '')) AND EXISTS (SELECT 1 FROM obligation r WHERE "
      "r.institution_id = $1"
      "   AND r.corrects = obligation.id AND r.corrects <> 0 AND r.state <> 'not_needed')"
      " AND id IN (SELECT obligation_id FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2)",
      {transaction.institution(), delivery});
  transaction.execute(
      "UPDATE obligation SET state = 'open', told_at = NULL WHERE institution_id = $1 AND state = 'told' AND proof = ''"
      " AND id IN (SELECT obligation_id FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2)",
      {transaction.institution(), delivery});
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
  const auto held = standing_of(transaction, delivery);
  if (!held) return false;
  const auto known = certainty(*held);
  if (!known || certainty_of_report(state) <= *known) return false;
  transaction.execute(
      "UPDATE delivery SET state = $3, reason = '', changed_at = $4 WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), delivery, to_text(state), now});
  tell_its_obligations(transaction, delivery, now);
  stop_escalation(transaction, delivery, state, now);
  return true;
}

bool bury_undelivered(Transaction& transaction, DeliveryId delivery, std::string_view reason, std::string_view why,
                      Instant now) {
  const auto buried = transaction.execute(
      "UPDATE delivery SET state = 'dead', reason = $3, changed_at = $4 WHERE institution_id = $1 AND id = $2"
      " AND state IN ('sent', 'in_doubt')",
      {transaction.institution(), delivery, reason, now});
  if (buried == 0) return false;
  transaction.execute(
      "UPDATE attempt SET why = $3 WHERE institution_id = $1 AND delivery_id = $2 AND fence ="
      " (SELECT fence FROM delivery WHERE institution_id = $1 AND id = $2)",
      {transaction.institution(), delivery, why});
  take_proof_back(transaction, delivery);
  return true;
}

bool raise_by_receipt(Transaction& transaction, std::string_view gateway, std::string_view receipt, DeliveryState state,
                      Instant now) {
  if (receipt.empty()) return false;
  const auto found = delivery_by_receipt(transaction, gateway, receipt);
  return found && raise_delivery(transaction, *found, state, now);
}

Result<void> replay(Transaction& transaction, DeliveryId delivery, Instant now) {
  const auto held = standing_of(transaction, delivery);
  if (!held) return Problem{"outbox.not_found"};
  if (held->state != DeliveryState::dead && held->state != DeliveryState::in_doubt) {
    return Problem{"outbox.not_replayable", {{"state", std::string{to_text(held->state)}}}};
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
  const auto held = standing_of(transaction, delivery);
  if (!held) return Problem{"outbox.not_found"};
  const auto changed = transaction.execute(
      "UPDATE delivery SET state = 'cancelled', reason = 'suppressed', changed_at = $3"
      " WHERE institution_id = $1 AND id = $2 AND state IN ('held', 'ready', 'retry')",
      {transaction.institution(), delivery, now});
  if (changed == 0) return Problem{"outbox.too_late", {{"state", std::string{to_text(held->state)}}}};
  transaction.execute(
      "UPDATE obligation SET state = 'no_way', reason = 'suppressed' WHERE institution_id = $1 AND state = 'open'"
      " AND id IN (SELECT obligation_id FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2)",
      {transaction.institution(), delivery});
  return {};
}

}  // namespace vestnik
