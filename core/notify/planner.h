#pragma once
/// Turns recorded events into obligations and planned messages, each event exactly once: what was planned and the
/// place in the events are written in one transaction. An event whose plugin is not here, or failed, is put off and
/// planned when the plugin can say whom it is for; later events do not wait for it.
#include <map>

#include "notify/channels.h"
#include "notify/plan_facts.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik {

/// All outlive the planner.
struct PlannerParts {
  Database& database;
  const RegulationBook& regulations;
  const Channels& channels;
  const PluginEvents& plugin_events;
};

/// No thread of its own; one thread calls step().
class Planner {
 public:
  explicit Planner(PlannerParts parts) : parts_(parts) {}

  /// Plans the next events of the institution, and what is to go on to a further channel, at most `batch` of each, and
  /// of heavy ones no more than the writer bears at one stroke; answers how many. 0: nothing waits, or no regulation is
  /// in force (the events then wait for one). Throws DatabaseError; nothing of the step is then written.
  std::size_t step(InstitutionId institution, Instant now);

  static constexpr int batch = 50;

 private:
  /// Whether begin() is due: at the first step, and when the clock was set back since the last one.
  [[nodiscard]] bool begins(InstitutionId institution, Instant now);
  void begin(InstitutionId institution, Instant now);
  void learn_families(Transaction& read, const std::vector<Event>& events, Instant now);
  std::size_t plan_batch(Transaction& transaction, Instant now) const;
  /// Messages that nobody heard in time go on to the next channel.
  std::size_t escalate(Transaction& transaction, Instant now) const;
  [[nodiscard]] Planning planning_of(Transaction& transaction, const Regulation& regulation, const TimeZone& zone,
                                     const Event& event, Instant now) const;
  /// A withdrawal that was planned while the event it takes back was put off found nothing to take back then. Planning
  /// a withdrawal twice does nothing.
  void withdraw_what_is_withdrawn(Transaction& transaction, const Regulation& regulation, const TimeZone& zone,
                                  const Event& late, Instant now) const;
  /// False: the event's plugin could not say whom it is for; it must be planned later.
  [[nodiscard]] bool plan(Transaction& transaction, const Regulation& regulation, const TimeZone& zone,
                          const Event& event, Instant now) const;
  [[nodiscard]] bool plan_plugin_event(const Planning& planning, const Event& event) const;

  PlannerParts parts_;
  KnownFamilies families_;                    ///< of the institution that was stepped last
  std::map<InstitutionId, Instant> stepped_;  ///< institutions this planner has stepped through, and when last
};

}  // namespace vestnik
