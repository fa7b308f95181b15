#include "records/delivery_store.h"

#include <algorithm>

namespace vestnik {

std::string_view in_doubt_word(InDoubt in_doubt) {
  switch (in_doubt) {
    case InDoubt::send_again: return "again";
    case InDoubt::ask: return "ask";
    case InDoubt::leave: break;
  }
  return "leave";
}

InDoubt parse_in_doubt(std::string_view word) {
  if (word == "again") return InDoubt::send_again;
  return word == "ask" ? InDoubt::ask : InDoubt::leave;
}

DeliveryId insert_delivery(Transaction& transaction, const NewDelivery& delivery, Instant now) {
  const auto id = transaction.next_id<DeliveryId>("delivery");
  transaction.execute(
      "INSERT INTO delivery (institution_id, id, recipient_id, channel, template, rule, clause, merge_key, remaining,"
      " in_doubt, afterwards, state, reason, priority, due_at, expires_at, created_at, changed_at, fence, attempts,"
      " gateway, receipt, address, subject, body, html, guard)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'held', '', $12, $13, $14, $15, $15, 0, 0,"
      " '', '', '', '', '', '', CASE WHEN $16 = 1 OR EXISTS (SELECT 1 FROM wave w WHERE w.institution_id = $1"
      "   AND w.rule = $6 AND w.kind = 'hand' AND w.state = 'open') THEN 1 ELSE 0 END)",
      {transaction.institution(), id, delivery.recipient, delivery.channel, delivery.template_name, delivery.rule,
       delivery.clause, delivery.merge_key, delivery.remaining, in_doubt_word(delivery.in_doubt), delivery.afterwards,
       delivery.priority, delivery.due, delivery.expires, now, delivery.guarded});
  return id;
}

void cover_obligation(Transaction& transaction, DeliveryId delivery, ObligationId obligation) {
  transaction.execute(
      "INSERT INTO delivery_obligation (institution_id, delivery_id, obligation_id) VALUES ($1, $2, $3)"
      " ON CONFLICT DO NOTHING",
      {transaction.institution(), delivery, obligation});
}

std::optional<DeliveryId> held_delivery(Transaction& transaction, std::string_view merge_key) {
  return transaction.one(
      "SELECT id FROM delivery WHERE institution_id = $1 AND merge_key = $2 AND state = 'held' LIMIT 1",
      {transaction.institution(), merge_key}, [](const Row& row) { return row.id<DeliveryId>(0); });
}

std::optional<JoinableMessage> held_about_siblings(Transaction& transaction, std::string_view merge_key,
                                                   PersonId student) {
  std::optional<JoinableMessage> oldest;
  // The oldest is found here: an engine sets up a sort for every question, or walks all that is held by its number.
  transaction.query(
      "SELECT d.id, d.due_at, d.expires_at FROM delivery d WHERE d.institution_id = $1 AND d.merge_key = $2"
      " AND d.state = 'held' AND NOT EXISTS (SELECT 1 FROM delivery_obligation k JOIN obligation o"
      "   ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      "   WHERE k.institution_id = $1 AND k.delivery_id = d.id AND o.student_id = $3)",
      {transaction.institution(), merge_key, student}, [&](const Row& row) {
        const auto id = row.id<DeliveryId>(0);
        if (!oldest || id < oldest->id) oldest = JoinableMessage{id, row.instant(1), row.optional_instant(2)};
      });
  return oldest;
}

void join_siblings(Transaction& transaction, const JoinableMessage& held, const NewDelivery& other) {
  const auto expires = held.expires && other.expires ? std::min(*held.expires, *other.expires)
                                                     : held.expires.value_or(other.expires.value_or(Instant::max()));
  transaction.execute(
      "UPDATE delivery SET due_at = $3, expires_at = $4, template = $5 WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), held.id, std::max(held.due, other.due),
       held.expires || other.expires ? std::optional{expires} : std::nullopt, other.template_name});
}

void take_back_unsent(Transaction& transaction, ObligationId obligation, std::string_view reason, Instant now) {
  transaction.execute(
      "UPDATE delivery SET state = 'cancelled', reason = $3, changed_at = $4, lease_until = NULL"
      " WHERE institution_id = $1 AND state IN ('held', 'ready', 'retry')"
      " AND id IN (SELECT delivery_id FROM delivery_obligation WHERE institution_id = $1 AND obligation_id = $2)"
      " AND NOT EXISTS (SELECT 1 FROM delivery_obligation k JOIN obligation o"
      "   ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      "   WHERE k.institution_id = $1 AND k.delivery_id = delivery.id AND k.obligation_id <> $2"
      "   AND o.state = 'open')",
      {transaction.institution(), obligation, reason, now});
}

}  // namespace vestnik
