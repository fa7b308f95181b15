#pragma once
/// The report of the month that is over, made and stored at six in the morning of the second day, when what left on the
/// last evening has its proof.
#include "ports/metrics.h"
#include "ports/regulation.h"
#include "ports/schedule.h"

namespace vestnik::informing_report {

/// What is unexplained or overlooked is logged as an error, by rule, and counted: vestnik_informing_unexplained_total,
/// vestnik_informing_overlooked_total. Both outlive it.
class MonthlyReport final : public Job {
 public:
  MonthlyReport(const RegulationBook& regulations, Metrics& metrics) : regulations_(regulations), metrics_(metrics) {}

  [[nodiscard]] std::string_view name() const override { return "informing_report.month"; }
  [[nodiscard]] std::vector<std::string> items(const JobView& view) const override;
  [[nodiscard]] std::optional<Instant> next_due(const JobView& view, std::string_view item,
                                                Instant after) const override;
  /// Three weeks: a service that stood still for the holidays still makes it.
  [[nodiscard]] std::chrono::seconds keeps(const JobView& view, std::string_view item) const override;
  void run(const JobView& view, std::string_view item, const JobRun& run) override;

 private:
  const RegulationBook& regulations_;
  Metrics& metrics_;
};

}  // namespace vestnik::informing_report
