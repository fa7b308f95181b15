#pragma once
/// Tells the administrators of acts that are unusual: many entries changed at night, many personal cards read within an
/// hour, somebody of the staff acting from two addresses at once, which that person is told of too (yarovoe-4.3.8,
/// labinsk-3.19a). Unusual is not wrong: nothing is stopped, a person is
/// asked. What was noticed is in the audit as "unusual.noticed".
#include "base/random.h"
#include "notify/channels.h"
#include "notify/plan_facts.h"
#include "ports/schedule.h"

namespace vestnik {

/// When an act is unusual.
struct UnusualBounds {
  WallTime night_begins{22 * 60};
  WallTime night_ends{6 * 60};
  int rows_at_night = 30;                  ///< of one person in one night
  int cards_an_hour = 60;                  ///< of other people, read by one person
  std::chrono::minutes places_within{10};  ///< between acts from two addresses
};

/// Looked at every five minutes, over the newest links of the audit. A person is told of once a day for each kind.
/// `channels` and `random` outlive it. Calls as for every job.
class UnusualActs final : public Job {
 public:
  UnusualActs(const Channels& channels, Random& random, UnusualBounds bounds = {})
      : channels_(channels), random_(random), bounds_(bounds) {}

  [[nodiscard]] std::string_view name() const override { return "unusual_acts"; }
  [[nodiscard]] std::vector<std::string> items(const JobView& view) const override;
  [[nodiscard]] std::optional<Instant> next_due(const JobView& view, std::string_view item,
                                                Instant after) const override;
  [[nodiscard]] std::chrono::seconds keeps(const JobView& view, std::string_view item) const override;
  [[nodiscard]] bool has_work(const JobView& view, std::string_view item, const JobRun& run) const override;
  void run(const JobView& view, std::string_view item, const JobRun& run) override;

 private:
  struct Noticed;
  [[nodiscard]] std::vector<Noticed> look(const JobView& view, Instant now) const;
  void tell(const JobView& view, const Noticed& noticed, PersonId whom, Instant now) const;

  const Channels& channels_;
  Random& random_;
  UnusualBounds bounds_;
};

/// The words of its message: who, which day, what kind.
void add_unusual_words(PluginEvents& events);

}  // namespace vestnik
