#include "plugins/informing_report/report_store.h"

namespace vestnik::informing_report {
namespace {

std::string counts_in_order(const ProofCounts& counts) {
  std::string text;
  for (const std::int64_t count : counts.of) text += (text.empty() ? "" : " ") + std::to_string(count);
  return text;
}

}  // namespace

void store_report(Transaction& transaction, Month month, const Reconciliation& found, Instant now) {
  const std::string name = to_text(month);
  transaction.execute("DELETE FROM p_informing_report_month WHERE institution_id = $1 AND month = $2",
                      {transaction.institution(), name});
  transaction.execute("DELETE FROM p_informing_report_line WHERE institution_id = $1 AND month = $2",
                      {transaction.institution(), name});
  transaction.execute(
      "INSERT INTO p_informing_report_month (institution_id, month, made_at, events, told, unexplained, counts)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), name, now, found.all.total(), found.all.told(), found.all.count(Proof::unexplained),
       counts_in_order(found.all)});
  for (const auto& [person, counts] : found.by_recipient) {
    transaction.execute(
        "INSERT INTO p_informing_report_line (institution_id, month, person_id, events, told, unexplained, counts)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {transaction.institution(), name, person.value, counts.total(), counts.told(), counts.count(Proof::unexplained),
         counts_in_order(counts)});
  }
}

std::vector<StoredReport> stored_reports(Transaction& transaction) {
  return transaction.all(
      "SELECT month, made_at, events, told, unexplained FROM p_informing_report_month WHERE institution_id = $1"
      " ORDER BY month DESC",
      {transaction.institution()}, [](const Row& row) {
        return StoredReport{row.string(0), row.instant(1), row.integer(2), row.integer(3), row.integer(4)};
      });
}

}  // namespace vestnik::informing_report
