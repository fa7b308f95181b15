#include "records/escalation_store.h"

#include "records/delivery_store.h"

namespace vestnik {
namespace {

std::string_view wanted_of(Heard unless) {
  return to_text(unless == Heard::read ? DeliveryState::read : DeliveryState::delivered);
}

DueEscalation read_due_escalation(const Row& row) {
  DueEscalation due;
  due.message.id = row.id<DeliveryId>(0);
  due.message.recipient = row.id<PersonId>(1);
  due.message.channel = row.string(2);
  due.message.template_name = row.string(3);
  due.message.rule = row.string(4);
  due.message.clause = row.string(5);
  due.message.remaining = row.string(6);
  due.message.afterwards = row.string(7);
  due.message.in_doubt = parse_in_doubt(row.text(8));
  due.message.priority = static_cast<int>(row.integer(9));
  due.message.expires = row.optional_instant(10);
  due.state = parse_delivery_state(row.text(11)).value_or(DeliveryState::dead);
  due.fact_kind = row.string(12);
  return due;
}

}  // namespace

void begin_escalation(Transaction& transaction, DeliveryId message, const Escalation& terms, Instant due) {
  transaction.execute(
      "INSERT INTO escalation (institution_id, delivery_id, root_id, wanted, after_seconds, due_at, outcome)"
      " VALUES ($1, $2, $2, $3, $4, $5, '') ON CONFLICT DO NOTHING",
      {transaction.institution(), message, wanted_of(terms.unless), terms.after.count(), due + terms.after});
}

void continue_escalation(Transaction& transaction, DeliveryId message, DeliveryId next, Instant due) {
  transaction.execute(
      "INSERT INTO escalation (institution_id, delivery_id, root_id, wanted, after_seconds, due_at, outcome)"
      " SELECT institution_id, CAST($3 AS BIGINT), root_id, wanted, after_seconds, $4 + after_seconds * 1000000, '' "
      "FROM escalation"
      " WHERE institution_id = $1 AND delivery_id = $2",
      {transaction.institution(), message, next, due});
}

bool escalation_due(Transaction& transaction, Instant now) {
  return transaction
      .one("SELECT 1 FROM escalation WHERE institution_id = $1 AND outcome = '' AND due_at <= $2 LIMIT 1",
           {transaction.institution(), now}, [](const Row&) { return true; })
      .value_or(false);
}

std::vector<DueEscalation> due_escalations(Transaction& transaction, Instant now, std::size_t limit) {
  return transaction.all(
      "SELECT d.id, d.recipient_id, d.channel, d.template, d.rule, d.clause, d.remaining, d.afterwards, d.in_doubt,"
      " d.priority, d.expires_at, d.state, COALESCE((SELECT MIN(o.fact_kind) FROM delivery_obligation k JOIN "
      "obligation o"
      "   ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      "   WHERE k.institution_id = d.institution_id AND k.delivery_id = d.id), '') FROM escalation e"
      " JOIN delivery d ON d.institution_id = e.institution_id AND d.id = e.delivery_id"
      " WHERE e.institution_id = $1 AND e.outcome = '' AND e.due_at <= $2 ORDER BY e.due_at, d.id LIMIT $3",
      {transaction.institution(), now, limit}, read_due_escalation);
}

void end_escalation(Transaction& transaction, DeliveryId message, std::string_view outcome) {
  transaction.execute(
      "UPDATE escalation SET outcome = $3 WHERE institution_id = $1 AND delivery_id = $2 AND outcome = ''",
      {transaction.institution(), message, outcome});
}

void stop_escalation(Transaction& transaction, DeliveryId message, DeliveryState reached, Instant now) {
  if (reached != DeliveryState::delivered && reached != DeliveryState::read) return;
  const auto root = transaction.one(
      "SELECT root_id FROM escalation WHERE institution_id = $1 AND delivery_id = $2 AND (wanted = $3 OR $3 = 'read')",
      {transaction.institution(), message, to_text(reached)}, [](const Row& row) { return row.id<DeliveryId>(0); });
  if (!root) return;
  transaction.execute(
      "UPDATE escalation SET outcome = 'heard' WHERE institution_id = $1 AND root_id = $2 AND outcome = ''",
      {transaction.institution(), *root});
  transaction.execute(
      "UPDATE delivery SET state = 'cancelled', reason = 'heard', changed_at = $3, lease_until = NULL"
      " WHERE institution_id = $1 AND state IN ('held', 'ready', 'retry')"
      " AND id IN (SELECT delivery_id FROM escalation WHERE institution_id = $1 AND root_id = $2)",
      {transaction.institution(), *root, now});
  // A sheet or a digest that waits needs no line of what was heard.
  transaction.execute(
      "DELETE FROM delivery_obligation WHERE institution_id = $1 AND obligation_id IN"
      " (SELECT k.obligation_id FROM escalation e JOIN delivery_obligation k"
      "   ON k.institution_id = e.institution_id AND k.delivery_id = e.delivery_id"
      "   WHERE e.institution_id = $1 AND e.root_id = $2)"
      " AND delivery_id IN (SELECT d.id FROM delivery r JOIN delivery d ON d.institution_id = r.institution_id"
      "   AND d.recipient_id = r.recipient_id WHERE r.institution_id = $1 AND r.id = $2 AND d.state = 'held'"
      "   AND d.rule = 'digest')",
      {transaction.institution(), *root});
}

void hurry_escalation(Transaction& transaction, DeliveryId message, Instant now) {
  transaction.execute(
      "UPDATE escalation SET due_at = $3 WHERE institution_id = $1 AND delivery_id = $2 AND outcome = ''",
      {transaction.institution(), message, now});
}

bool overtake(Transaction& transaction, DeliveryId message, Instant now) {
  return transaction.execute(
             "UPDATE delivery SET state = 'cancelled', reason = 'escalated', changed_at = $3, lease_until = NULL"
             " WHERE institution_id = $1 AND id = $2 AND state IN ('held', 'ready', 'retry')",
             {transaction.institution(), message, now}) == 1;
}

}  // namespace vestnik
