#pragma once
/// Tells the administrators once a month that a channel which costs money has used most of what the regulation gives it
/// for the month (ports/calm.h, ChannelCaps), while there is still something left to decide about.
#include "notify/channels.h"
#include "notify/plan_facts.h"
#include "ports/schedule.h"

namespace vestnik {

/// Looked at on every full hour; an item is the channel. `channels` outlives it. Calls as for every job.
class BudgetWarning final : public Job {
 public:
  explicit BudgetWarning(const Channels& channels) : channels_(channels) {}

  /// Percent of the month's segments from which on it is told.
  static constexpr int warned_at = 80;

  [[nodiscard]] std::string_view name() const override { return "budget_warning"; }
  [[nodiscard]] std::vector<std::string> items(const JobView& view) const override;
  [[nodiscard]] std::optional<Instant> next_due(const JobView& view, std::string_view item,
                                                Instant after) const override;
  [[nodiscard]] std::chrono::seconds keeps(const JobView& view, std::string_view item) const override;
  [[nodiscard]] bool has_work(const JobView& view, std::string_view item, const JobRun& run) const override;
  void run(const JobView& view, std::string_view item, const JobRun& run) override;

 private:
  void tell(const JobView& view, PersonId administrator, CivilDate today, Instant now);

  const Channels& channels_;
};

/// The words of its message: how much of how much, as it stands at the claim. The book outlives the events.
void add_budget_words(PluginEvents& events, const RegulationBook& regulations);

}  // namespace vestnik
