#include "records/delivery_queue.h"

#include <algorithm>

#include "records/delivery_store.h"

namespace vestnik {
namespace {

// Statements are kept by the place of their text, so their parts are joined by the compiler.
#define CLAIMED_COLUMNS                                                                                         \
  " id, fence, recipient_id, channel, template, rule, clause, remaining, afterwards, in_doubt, priority,"       \
  " attempts, expires_at, rendered_at, address, subject, body, html, gateway, receipt, created_at, changed_at," \
  " due_at, reason"

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
  held.in_doubt = parse_in_doubt(row.text(9));
  held.priority = static_cast<int>(row.integer(10));
  held.attempts = static_cast<int>(row.integer(11));
  held.expires = row.optional_instant(12);
  held.rendered_at = row.optional_instant(13);
  held.address = row.string(14);
  held.subject = row.string(15);
  held.body = row.string(16);
  held.html = row.string(17);
  held.gateway = row.string(18);
  held.receipt = row.string(19);
  held.created_at = row.instant(20);
  held.changed_at = row.instant(21);
  held.due = row.instant(22);
  held.may_have_left = row.text(23) == "unknown";
  return held;
}

HeldDelivery read_held(const Row& row) {
  return {read_claimed(row), parse_delivery_state(row.text(24)).value_or(DeliveryState::held)};
}

constexpr int before_all = -1;

std::optional<int> next_priority(Transaction& transaction, std::string_view channel, int after) {
  return transaction.one(
      "SELECT priority FROM delivery WHERE institution_id = $1 AND channel = $2 AND state IN ('held', 'retry')"
      " AND priority > $3 ORDER BY priority LIMIT 1",
      {transaction.institution(), channel, after}, [](const Row& row) { return static_cast<int>(row.integer(0)); });
}

/// A message that may be claimed, in the order of its urgency.
struct Due {
  std::int64_t priority = 0;
  Instant due;
  DeliveryId id;
  auto operator<=>(const Due&) const = default;
};

Due read_due(const Row& row) { return {row.integer(1), row.instant(2), row.id<DeliveryId>(0)}; }

std::vector<Due> ready_to_claim(Transaction& transaction, const ClaimTerms& terms) {
  return transaction.all(
      "SELECT id, priority, due_at FROM delivery WHERE institution_id = $1 AND channel = $2 AND state = 'ready'"
      " AND due_at <= $3 AND (reason <> 'unknown' OR $4 NOT LIKE '% ' || gateway || ' %')"
      " AND ($6 = 0 OR gateway <> $7 OR reason = 'unknown') ORDER BY priority, due_at, id LIMIT $5",
      {transaction.institution(), terms.channel, terms.due_until, terms.others, terms.limit,
       static_cast<std::int64_t>(terms.not_again), terms.gateway},
      read_due);
}

/// What a claim finds.
struct Found {
  std::vector<Due> due;               ///< in no order
  std::vector<DeliveryId> of_others;  ///< another gateway may have delivered them
};

// There are a handful of priorities: each is one step of the index, however many messages wait under it.
void find_waiting(Transaction& transaction, const ClaimTerms& terms, Found& found) {
  std::size_t left = terms.limit;
  for (auto priority = next_priority(transaction, terms.channel, before_all); priority && left > 0;
       priority = next_priority(transaction, terms.channel, *priority)) {
    transaction.query(
        "SELECT id, priority, due_at, CASE WHEN reason = 'unknown' AND $4 LIKE '% ' || gateway || ' %' THEN 1 ELSE 0"
        " END FROM delivery WHERE institution_id = $1 AND channel = $2 AND state IN ('held', 'retry')"
        " AND priority = $6 AND due_at <= $3 AND ($7 = 0 OR gateway <> $8 OR reason = 'unknown')"
        " ORDER BY due_at LIMIT $5",
        {transaction.institution(), terms.channel, terms.due_until, terms.others, left, *priority,
         static_cast<std::int64_t>(terms.not_again), terms.gateway},
        [&](const Row& row) {
          --left;
          if (row.truth(3)) {
            found.of_others.push_back(row.id<DeliveryId>(0));
          } else {
            found.due.push_back(read_due(row));
          }
        });
  }
}

Found find_due(Transaction& transaction, const ClaimTerms& terms) {
  Found found{ready_to_claim(transaction, terms), {}};
  find_waiting(transaction, terms, found);
  const std::size_t taken = std::min(found.due.size(), terms.limit);
  std::ranges::partial_sort(found.due, found.due.begin() + static_cast<std::ptrdiff_t>(taken));
  found.due.resize(taken);
  return found;
}

void end_attempt(Transaction& transaction, DeliveryId delivery, std::int64_t fence, const Receipt& receipt,
                 Instant now) {
  transaction.execute(
      "UPDATE attempt SET ended_at = $4, outcome = $5, why = $6"
      " WHERE institution_id = $1 AND delivery_id = $2 AND fence = $3",
      {transaction.institution(), delivery, fence, now, receipt.outcome, receipt.why});
}

}  // namespace

bool has_work(Transaction& transaction, std::string_view channel, std::string_view others, Instant now) {
  const auto found = transaction.one(
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM delivery WHERE institution_id = $1 AND channel = $2 AND state = 'ready'"
      "   AND (reason <> 'unknown' OR $4 NOT LIKE '% ' || gateway || ' %'))"
      " OR EXISTS (SELECT 1 FROM delivery WHERE institution_id = $1 AND channel = $2 AND state IN ('held', 'retry')"
      "   AND due_at <= $3 AND (reason <> 'unknown' OR $4 NOT LIKE '% ' || gateway || ' %')) THEN 1 ELSE 0 END",
      {transaction.institution(), channel, now, others}, [](const Row& row) { return row.truth(0); });
  return found.value_or(false);
}

bool has_abandoned(Transaction& transaction, std::string_view channel, Instant now) {
  const auto found = transaction.one(
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM delivery WHERE institution_id = $1 AND channel = $2"
      " AND state = 'sending' AND lease_until <= $3) THEN 1 ELSE 0 END",
      {transaction.institution(), channel, now}, [](const Row& row) { return row.truth(0); });
  return found.value_or(false);
}

std::int64_t claim_due(Transaction& transaction, const ClaimTerms& terms) {
  const Found found = find_due(transaction, terms);
  // Ready for the gateway that may have delivered them, and out of this one's way.
  for (const DeliveryId id : found.of_others) {
    transaction.execute("UPDATE delivery SET state = 'ready', changed_at = $3 WHERE institution_id = $1 AND id = $2",
                        {transaction.institution(), id, terms.now});
  }
  if (found.due.empty()) return 0;
  const std::int64_t fence = transaction.next("delivery_claim");
  std::int64_t claimed = 0;
  for (const Due& one : found.due) {
    claimed += transaction.execute(
        "UPDATE delivery SET state = 'sending', fence = $3, gateway = $4, lease_until = $5, changed_at = $6,"
        " attempts = attempts + 1 WHERE institution_id = $1 AND id = $2 AND state IN ('held', 'ready', 'retry')",
        {transaction.institution(), one.id, fence, terms.gateway, terms.lease_until, terms.now});
  }
  return claimed == 0 ? 0 : fence;
}

std::vector<DeliveryId> due_messages(Transaction& transaction, const ClaimTerms& terms) {
  std::vector<DeliveryId> ids;
  for (const Due& one : find_due(transaction, terms).due) ids.push_back(one.id);
  return ids;
}

std::vector<ClaimedDelivery> claimed(Transaction& transaction, std::int64_t fence) {
  return transaction.all("SELECT" CLAIMED_COLUMNS
                         " FROM delivery WHERE institution_id = $1 AND fence = $2 AND state = 'sending'"
                         " ORDER BY priority, due_at, id",
                         {transaction.institution(), fence}, read_claimed);
}

std::optional<HeldDelivery> delivery_of(Transaction& transaction, DeliveryId id, std::string_view gateway) {
  return transaction.one("SELECT" CLAIMED_COLUMNS
                         ", state FROM delivery WHERE institution_id = $1 AND id = $2 AND gateway = $3",
                         {transaction.institution(), id, gateway}, read_held);
}

std::vector<ClaimedDelivery> doubts_to_ask(Transaction& transaction, std::string_view gateway, Instant now,
                                           std::size_t limit) {
  return transaction.all("SELECT" CLAIMED_COLUMNS
                         " FROM delivery WHERE institution_id = $1 AND gateway = $2 AND state = 'in_doubt'"
                         " AND reason = 'asking' AND due_at <= $3 ORDER BY due_at LIMIT $4",
                         {transaction.institution(), gateway, now, limit}, read_claimed);
}

void ask_again(Transaction& transaction, const ClaimedDelivery& delivery, std::optional<Instant> next) {
  transaction.execute(
      "UPDATE delivery SET due_at = COALESCE($4, due_at), reason = CASE WHEN $4 IS NULL THEN 'unknown' ELSE 'asking' "
      "END"
      " WHERE institution_id = $1 AND id = $2 AND fence = $3 AND state = 'in_doubt'",
      {transaction.institution(), delivery.id, delivery.fence, next});
}

std::vector<ClaimedDelivery> abandoned(Transaction& transaction, std::string_view channel, Instant now) {
  return transaction.all("SELECT" CLAIMED_COLUMNS
                         " FROM delivery WHERE institution_id = $1 AND state = 'sending' AND channel = $2"
                         " AND lease_until <= $3 ORDER BY id",
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
      "UPDATE delivery SET state = $4, reason = $5, receipt = CASE WHEN $6 = '' THEN receipt ELSE $6 END,"
      " due_at = COALESCE($7, due_at), lease_until = NULL, changed_at = $8"
      " WHERE institution_id = $1 AND id = $2 AND fence = $3 AND state = 'sending'",
      {transaction.institution(), delivery, fence, to_text(receipt.state), receipt.reason, receipt.receipt, receipt.due,
       now});
  if (changed == 0) return false;
  end_attempt(transaction, delivery, fence, receipt, now);
  return true;
}

bool settle_doubt(Transaction& transaction, DeliveryId delivery, std::int64_t fence, const Receipt& receipt,
                  Instant now) {
  const auto changed = transaction.execute(
      "UPDATE delivery SET state = $4, reason = $5, receipt = CASE WHEN $6 = '' THEN receipt ELSE $6 END,"
      " due_at = COALESCE($7, due_at), changed_at = $8"
      " WHERE institution_id = $1 AND id = $2 AND fence = $3 AND state = 'in_doubt'",
      {transaction.institution(), delivery, fence, to_text(receipt.state), receipt.reason, receipt.receipt, receipt.due,
       now});
  if (changed == 0) return false;
  end_attempt(transaction, delivery, fence, receipt, now);
  return true;
}

void put_off(Transaction& transaction, const ClaimedDelivery& delivery, std::string_view reason, Instant due,
             Instant now) {
  transaction.execute(
      "UPDATE delivery SET state = 'retry', reason = $4, due_at = $5, attempts = attempts - 1, lease_until = NULL,"
      " changed_at = $6 WHERE institution_id = $1 AND id = $2 AND fence = $3 AND state = 'sending'",
      {transaction.institution(), delivery.id, delivery.fence, reason, due, now});
}

std::vector<Waiting> waiting_messages(Transaction& transaction) {
  return transaction.all(
      "SELECT channel, state, COUNT(*), MIN(due_at) FROM delivery WHERE institution_id = $1"
      " AND state IN ('held', 'ready', 'retry', 'sending', 'in_doubt') GROUP BY channel, state ORDER BY channel, state",
      {transaction.institution()}, [](const Row& row) {
        return Waiting{row.string(0), parse_delivery_state(row.text(1)).value_or(DeliveryState::held), row.integer(2),
                       row.optional_instant(3)};
      });
}

void renew_lease(Transaction& transaction, std::int64_t fence, Instant until) {
  transaction.execute(
      "UPDATE delivery SET lease_until = $3 WHERE institution_id = $1 AND fence = $2 AND state = 'sending'",
      {transaction.institution(), fence, until});
}

void end_all_leases(Transaction& transaction, Instant now) {
  transaction.execute("UPDATE delivery SET lease_until = $2 WHERE institution_id = $1 AND state = 'sending'",
                      {transaction.institution(), now});
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

void uncover(Transaction& transaction, DeliveryId delivery, ObligationId obligation) {
  transaction.execute(
      "DELETE FROM delivery_obligation WHERE institution_id = $1 AND delivery_id = $2 AND obligation_id = $3",
      {transaction.institution(), delivery, obligation});
}

#undef CLAIMED_COLUMNS

}  // namespace vestnik
