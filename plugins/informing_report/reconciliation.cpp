#include "plugins/informing_report/reconciliation.h"

#include <numeric>

namespace vestnik::informing_report {
namespace {

Informing read_informing(const Row& row) {
  Informing one;
  one.obligation = row.integer(0);
  one.created_at = row.instant(1);
  one.recipient = row.id<PersonId>(2);
  one.student = row.id<PersonId>(3);
  one.rule = row.string(4);
  one.clause = row.string(5);
  one.fact_date = row.optional_date(6);
  one.corrects = row.integer(7) != 0;
  one.state = row.string(8);
  one.reason = row.string(9);
  one.channel = row.string(10);
  one.told_at = row.optional_instant(11);
  if (!row.is_null(12)) one.told_by = row.id<PersonId>(12);
  one.certainty = static_cast<int>(row.integer(13));
  one.waiting = row.integer(14) > 0;
  return one;
}

}  // namespace

std::int64_t ProofCounts::total() const { return std::accumulate(of.begin(), of.end(), std::int64_t{0}); }

std::int64_t ProofCounts::told() const {
  std::int64_t told = 0;
  for (std::size_t at = 0; at < of.size(); ++at) {
    if (is_told(static_cast<Proof>(at))) told += of[at];
  }
  return told;
}

void for_each_informing(Transaction& transaction, const MonthSpan& span, PersonId whose,
                        const std::function<void(const Informing&)>& use) {
  transaction.query(
      "SELECT obligation_id, created_at, recipient_id, student_id, rule, clause, fact_date, corrects, state, reason,"
      " channel, told_at, told_by, certainty, waiting FROM v1_informing WHERE institution_id = $1"
      " AND created_at >= $2 AND created_at < $3 AND (recipient_id = $4 OR $4 = 0) ORDER BY created_at, obligation_id",
      {transaction.institution(), span.from, span.until, whose.value},
      [&](const Row& row) { use(read_informing(row)); });
}

Reconciliation reconcile(Transaction& transaction, const MonthSpan& span) {
  Reconciliation found;
  for_each_informing(transaction, span, PersonId{}, [&](const Informing& one) {
    const Proof proof = proof_of(one);
    found.all.add(proof);
    found.by_recipient[one.recipient].add(proof);
    if (proof == Proof::unexplained) ++found.unexplained[one.rule];
  });
  return found;
}

}  // namespace vestnik::informing_report
