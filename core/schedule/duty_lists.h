#pragma once
/// The job that opens and ends the tasks of duties and gives each of the staff one list a day: after the last lesson,
/// or at digest time for who has none; nobody who is away. What was not done in time is told above with the list of the
/// next working day.
#include "notify/channels.h"
#include "schedule/duty_look.h"

namespace vestnik {

class DutyLists final : public Job {
 public:
  /// Both outlive the job.
  DutyLists(const DutyBook& book, const Channels& channels) : book_(book), channels_(channels) {}

  [[nodiscard]] std::string_view name() const override { return "duty_lists"; }
  [[nodiscard]] std::vector<std::string> items(const JobView& view) const override;
  /// Ends of somebody's last lesson of a day, and the digest hours of working days.
  [[nodiscard]] std::optional<Instant> next_due(const JobView& view, std::string_view item,
                                                Instant after) const override;
  [[nodiscard]] std::chrono::seconds keeps(const JobView& view, std::string_view item) const override;
  [[nodiscard]] bool has_work(const JobView& view, std::string_view item, const JobRun& run) const override;
  void run(const JobView& view, std::string_view item, const JobRun& run) override;

 private:
  const DutyBook& book_;
  const Channels& channels_;
  mutable DutyMemory memory_;  ///< guards itself
};

}  // namespace vestnik
