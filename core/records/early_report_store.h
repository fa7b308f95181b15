#pragma once
/// Reports that came before the receipt of their message: a provider may say "delivered" while it still answers the
/// submission. Kept until the receipt is written. Write transactions only, but for has_early_reports().
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"
#include "ports/delivery_reports.h"

namespace vestnik {

struct EarlyReport {
  DeliveryId delivery;  ///< none where the report named the provider's id alone
  DeliveryReport report;
  Instant kept_at;
};

/// A report that is kept already is not kept twice.
void keep_early_report(Transaction& transaction, std::string_view gateway, DeliveryId delivery,
                       const DeliveryReport& report, Instant now);
[[nodiscard]] std::vector<EarlyReport> early_reports(Transaction& transaction, std::string_view gateway);
[[nodiscard]] std::int64_t count_early_reports(Transaction& transaction, std::string_view gateway);
void drop_early_report(Transaction& transaction, std::string_view gateway, const EarlyReport& early);
/// Whether the gateway is at this moment handing messages over: only then can a report be early.
[[nodiscard]] bool is_sending(Transaction& transaction, std::string_view gateway);

}  // namespace vestnik
