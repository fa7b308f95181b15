#pragma once
/// Takes what comes back over the channels: reports move states (never backwards), answers go to whoever understands
/// them.
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "domain/ids.h"
#include "outbox/reported.h"
#include "ports/database.h"
#include "ports/delivery_reports.h"
#include "ports/metrics.h"

namespace vestnik {

/// What the desk needs; outlives it.
struct ReportDeskParts {
  Database& database;
  const Clock& clock;
  std::function<std::vector<InstitutionId>()> institutions;  ///< where a report that names only a receipt is looked for
  std::function<ReportGround()> ground;                      ///< asked when a report has come, not before
  InboundHandler inbound;
  Metrics* metrics = nullptr;  ///< counts what became of the reports
};

/// Any thread.
class ReportDesk final : public DeliveryReports {
 public:
  explicit ReportDesk(ReportDeskParts parts) : parts_(std::move(parts)) {}

  std::vector<ReportFate> take(std::string_view gateway, std::span<const DeliveryReport> reports) override;
  bool take(const InboundMessage& message) override { return parts_.inbound(message); }

 private:
  /// A report and the message it speaks of.
  struct Named {
    std::size_t report = 0;
    DeliveryId delivery;
  };
  struct Place {
    InstitutionId institution;
    DeliveryId delivery;
  };

  [[nodiscard]] std::optional<Place> place_of(std::string_view gateway, const DeliveryReport& report);
  ReportFate take_unplaced(std::string_view gateway, const DeliveryReport& report);
  void count(std::string_view gateway, const std::vector<ReportFate>& fates);

  ReportDeskParts parts_;
};

}  // namespace vestnik
