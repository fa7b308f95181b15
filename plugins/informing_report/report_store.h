#pragma once
/// Reports as they were made at the end of each month.
#include <vector>

#include "plugins/informing_report/reconciliation.h"

namespace vestnik::informing_report {

struct StoredReport {
  std::string month;
  Instant made_at;
  std::int64_t events = 0;
  std::int64_t told = 0;
  std::int64_t unexplained = 0;
};

/// Writes the month's report anew, with a line a person.
void store_report(Transaction& transaction, Month month, const Reconciliation& found, Instant now);
/// Latest month first.
[[nodiscard]] std::vector<StoredReport> stored_reports(Transaction& transaction);

}  // namespace vestnik::informing_report
