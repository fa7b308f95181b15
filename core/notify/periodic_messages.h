#pragma once
/// The job that tells families what a `notify` with `every` promises. An item of it is a rule.
#include "notify/channels.h"
#include "ports/periodic.h"
#include "ports/schedule.h"

namespace vestnik {

/// Both outlive it. Calls as for every job.
class PeriodicMessages final : public Job {
 public:
  PeriodicMessages(const RegulationBook& regulations, const Channels& channels)
      : regulations_(regulations), channels_(channels) {}

  [[nodiscard]] std::string_view name() const override { return "periodic_messages"; }
  [[nodiscard]] std::vector<std::string> items(const JobView& view) const override;
  /// Sheets of paper are put together a little before they are due, so that the summary stands on them.
  [[nodiscard]] std::optional<Instant> next_due(const JobView& view, std::string_view item,
                                                Instant after) const override;
  [[nodiscard]] std::chrono::seconds keeps(const JobView& view, std::string_view item) const override;
  void run(const JobView& view, std::string_view item, const JobRun& run) override;

 private:
  const RegulationBook& regulations_;
  const Channels& channels_;
};

}  // namespace vestnik
