#include "records/delivery_queue.h"

#include "records/consent_store.h"

namespace vestnik {
namespace {

ClaimedDelivery read_claimed(const Row& row) {
  ClaimedDelivery held;
  held.id = row.id<DeliveryId>(0);
  held.fence = row.integer(1);
  held.recipient = row.id<PersonId>(2);
  held.channel = row.string(3);
  held.template_name = row.string(4);
  held.rule = row.string(5);
  held.clause = row.string(6);
  held.remaining = row.string(7);
  held.afterwards = row.string(8);
  held.send_again = row.text(9) == "again";
  held.priority = static_cast<int>(row.integer(10));
  held.attempts = static_cast<int>(row.integer(11));
  held.expires = row.optional_instant(12);
  held.rendered_at = row.optional_instant(13);
  held.address = row.string(14);
  held.subject = row.string(15);
  held.body = row.string(16);
  held.html = row.string(17);
  return held;
}

Coverage read_coverage(const Row& row) {
  Coverage held;
  held.delivery = row.id<DeliveryId>(0);
  held.obligation = row.id<ObligationId>(1);
  held.recipient = row.id<PersonId>(2);
  held.student = row.id<PersonId>(3);
  // Told on one channel of all_of, it is still to be told on the others; a call has told it for all of them.
  held.open = row.text(4) == "open" || (row.text(4) == "told" && row.text(13) != "phone");
  held.guardian = row.integer(5) > 0;
  held.is_told = row.integer(6) > 0;
  held.consent = row.integer(7) > 0;
  held.opted_out = row.integer(8) > 0;
  held.corrects = row.id<ObligationId>(9);
  held.corrects_nothing = held.corrects && row.integer(10) == 0;
  held.student_born = row.optional_date(11);
  held.put_right = row.integer(12) > 0;
  return held;
}

}  // namespace

bool has_work(Transaction& transaction, std::string_view channel, Instant now) {
  const auto found = transaction.one(
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM delivery WHERE institution_id = $1 AND channel = $2 AND state = 'ready')"
      " OR EXISTS (SELECT 1 FROM delivery WHERE institution_id = $1 AND channel = $2 AND state IN ('held', 'retry')"
      "   AND due_at <= $3)"
      " OR EXISTS (SELECT 1 FROM delivery WHERE institution_id = $1 AND channel = $2 AND state = 'sending'"
      "   AND lease_until <= $3) THEN 1 ELSE 0 END",
      {transaction.institution(), channel, now}, [](const Row& row) { return row.truth(0); });
  return found.value_or(false);
}

void promote_due(Transaction& transaction, std::string_view channel, Instant due_until, Instant now,
                 std::size_t limit) {
  transaction.execute(
      "UPDATE delivery SET state = 'ready', changed_at = $3 WHERE institution_id = $1 AND id IN"
      " (SELECT id FROM delivery WHERE institution_id = $1 AND channel = $2 AND state IN ('held', 'retry')"
      "   AND due_at <= $5 ORDER BY due_at LIMIT $4)",
      {transaction.institution(), channel, now, limit, due_until});
}

std::int64_t claim_ready(Transaction& transaction, const ClaimTerms& terms) {
  const std::int64_t fence = transaction.next("delivery_claim");
  const auto taken = transaction.execute(
      "UPDATE delivery SET state = 'sending', fence = $2, gateway = $3, lease_until = $4, changed_at = $5,"
      " attempts = attempts + 1 WHERE institution_id = $1 AND id IN"
      " (SELECT id FROM delivery WHERE institution_id = $1 AND channel = $6 AND state = 'ready'"
      "   AND due_at <= $8 ORDER BY priority, due_at, id LIMIT $7)",
      {transaction.institution(), fence, terms.gateway, terms.lease_until, terms.now, terms.channel, terms.limit,
       terms.due_until});
  return taken == 0 ? 0 : fence;
}

std::vector<ClaimedDelivery> claimed(Transaction& transaction, std::int64_t fence) {
  return transaction.all(
      "SELECT id, fence, recipient_id, channel, template, rule, clause, remaining, afterwards, in_doubt, priority,"
      " attempts, expires_at, rendered_at, address, subject, body, html FROM delivery"
      " WHERE institution_id = $1 AND fence = $2 AND state = 'sending' ORDER BY priority, due_at, id",
      {transaction.institution(), fence}, read_claimed);
}

std::vector<ClaimedDelivery> abandoned(Transaction& transaction, std::string_view channel, Instant now) {
  return transaction.all(
      "SELECT id, fence, recipient_id, channel, template, rule, clause, remaining, afterwards, in_doubt, priority,"
      " attempts, expires_at, rendered_at, address, subject, body, html FROM delivery"
      " WHERE institution_id = $1 AND state = 'sending' AND channel = $2 AND lease_until <= $3 ORDER BY id",
      {transaction.institution(), channel, now}, read_claimed);
}

void store_text(Transaction& transaction, const ClaimedDelivery& delivery, Instant now) {
  transaction.execute(
      "UPDATE delivery SET address = $3, subject = $4, body = $5, html = $6, rendered_at = $7"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), delivery.id, delivery.address, delivery.subject, delivery.body, delivery.html, now});
}

void forget_text(Transaction& transaction, ClaimedDelivery& delivery) {
  transaction.execute("UPDATE delivery SET rendered_at = NULL WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), delivery.id});
  delivery.rendered_at.reset();
}

void begin_attempt(Transaction& transaction, const ClaimedDelivery& delivery, std::string_view gateway, Instant now) {
  transaction.execute(
      "INSERT INTO attempt (institution_id, delivery_id, number, fence, gateway, started_at, outcome, why)"
      " VALUES ($1, $2, $3, $4, $5, $6, '', '')",
      {transaction.institution(), delivery.id, delivery.attempts, delivery.fence, gateway, now});
}

bool finish(Transaction& transaction, DeliveryId delivery, std::int64_t fence, const Receipt& receipt, Instant now) {
  const auto changed = transaction.execute(
      "UPDATE delivery SET state = $4, reason = $5, receipt = $6, due_at = COALESCE($7, due_at), lease_until = NULL,"
      " changed_at = $8 WHERE institution_id = $1 AND id = $2 AND fence = $3 AND state = 'sending'",
      {transaction.institution(), delivery, fence, to_text(receipt.state), receipt.reason, receipt.receipt, receipt.due,
       now});
  if (changed == 0) return false;
  transaction.execute(
      "UPDATE attempt SET ended_at = $4, outcome = $5, why = $6"
      " WHERE institution_id = $1 AND delivery_id = $2 AND fence = $3",
      {transaction.institution(), delivery, fence, now, receipt.outcome, receipt.why});
  return true;
}

void put_off(Transaction& transaction, const ClaimedDelivery& delivery, std::string_view reason, Instant due,
             Instant now) {
  transaction.execute(
      "UPDATE delivery SET state = 'retry', reason = $4, due_at = $5, attempts = attempts - 1, lease_until = NULL,"
      " changed_at = $6 WHERE institution_id = $1 AND id = $2 AND fence = $3 AND state = 'sending'",
      {transaction.institution(), delivery.id, delivery.fence, reason, due, now});
}

void tell_obligations(Transaction& transaction, std::int64_t fence, Instant now) {
  transaction.execute(
      "UPDATE obligation SET state = 'told', reason = '', told_at = $3, proof ="
      " (SELECT MIN(d.channel) FROM delivery d WHERE d.institution_id = $1 AND d.fence = $2)"
      " WHERE institution_id = $1 AND state = 'open' AND id IN"
      " (SELECT k.obligation_id FROM delivery d JOIN delivery_obligation k"
      "   ON k.institution_id = d.institution_id AND k.delivery_id = d.id"
      "   WHERE d.institution_id = $1 AND d.fence = $2 AND d.state = 'sent')",
      {transaction.institution(), fence, now});
}

std::vector<Coverage> coverage_of_claim(Transaction& transaction, std::int64_t fence, CivilDate today) {
  return transaction.all(
      "SELECT d.id, o.id, o.recipient_id, o.student_id, o.state,"
      " (SELECT COUNT(*) FROM guardianship g WHERE g.institution_id = $1 AND g.guardian_id = o.recipient_id"
      "   AND g.student_id = o.student_id),"
      " (SELECT COUNT(*) FROM guardianship g WHERE g.institution_id = $1 AND g.guardian_id = o.recipient_id"
      "   AND g.student_id = o.student_id AND g.is_told = 1"
      "   AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3)),"
      " (SELECT COUNT(*) FROM consent c WHERE c.institution_id = $1 AND c.guardian_id = o.recipient_id"
      "   AND c.student_id = o.student_id AND c.kind = $4 AND c.signed_on <= $3"
      "   AND (c.revoked_on IS NULL OR c.revoked_on > $3)),"
      " (SELECT COUNT(*) FROM opt_out r WHERE r.institution_id = $1 AND r.guardian_id = o.recipient_id"
      "   AND r.student_id = o.student_id AND r.valid_from <= $3 AND (r.valid_to IS NULL OR r.valid_to >= $3)),"
      " o.corrects,"
      " (SELECT COUNT(*) FROM obligation w WHERE w.institution_id = $1 AND w.id = o.corrects AND (w.state = 'told'"
      "   OR EXISTS (SELECT 1 FROM delivery_obligation x JOIN delivery y ON y.institution_id = x.institution_id"
      "     AND y.id = x.delivery_id WHERE x.institution_id = $1 AND x.obligation_id = w.id"
      "     AND y.state IN ('sending', 'sent', 'delivered', 'read', 'in_doubt')"
      "     AND NOT (y.state = 'sending' AND y.fence = $2)))),"
      " s.birth_date,"
      " (SELECT COUNT(*) FROM obligation r WHERE r.institution_id = $1 AND r.corrects = o.id AND r.corrects <> 0"
      "   AND r.state IN ('open', 'told')), o.proof"
      " FROM delivery d"
      " JOIN delivery_obligation k ON k.institution_id = d.institution_id AND k.delivery_id = d.id"
      " JOIN obligation o ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      " LEFT JOIN person s ON s.institution_id = o.institution_id AND s.id = o.student_id"
      " WHERE d.institution_id = $1 AND d.fence = $2 AND d.state = 'sending' ORDER BY d.id, o.id",
      {transaction.institution(), fence, today, consent_kind::electronic}, read_coverage);
}

void uncover(Transaction& transaction, DeliveryId delivery, ObligationId obligation) {
  transaction.execute(
      "DELETE FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2 AND obligation_id = $3",
      {transaction.institution(), delivery, obligation});
}

}  // namespace vestnik
