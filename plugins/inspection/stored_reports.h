#pragma once
/// Reports that the calendar makes: filling on the first day of a month and after a period (syzran-8.2), activity every
/// week (syzran-8.1).
#include "ports/plugin.h"
#include "ports/schedule.h"

namespace vestnik::inspection {

/// Items "filling.month", "filling.period", "activity.week", each due at six in the morning, so that it lies there when
/// the day begins. A month's report counts for ten days, a week's for six.
class StoredReports final : public Job {
 public:
  [[nodiscard]] std::string_view name() const override { return "inspection.reports"; }
  [[nodiscard]] std::vector<std::string> items(const JobView& view) const override;
  [[nodiscard]] std::optional<Instant> next_due(const JobView& view, std::string_view item,
                                                Instant after) const override;
  [[nodiscard]] std::chrono::seconds keeps(const JobView& view, std::string_view item) const override;
  void run(const JobView& view, std::string_view item, const JobRun& run) override;
};

}  // namespace vestnik::inspection
