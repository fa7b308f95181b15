#pragma once
/// The working group set by order, with its plan of checks (labinsk-3.1).
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "ports/recorder.h"

namespace vestnik::inspection {

inline constexpr std::string_view working_group_set = "working_group.set";
inline constexpr std::size_t most_members = 30;
inline constexpr std::size_t most_plan_items = 60;

struct PlannedCheck {
  CivilDate due;
  std::string subject;  ///< what is to be checked
  PersonId person;      ///< who; none: the group as a whole
};

struct WorkingGroup {
  std::string order;  ///< number of the order
  CivilDate dated;
  std::optional<CivilDate> valid_to;
  PersonId head;  ///< one of the members; none: not named
  std::vector<PersonId> members;
  std::vector<PlannedCheck> plan;
  std::int64_t version = 0;  ///< 0: none was ever set
};

/// The last one set, also when it has expired.
[[nodiscard]] WorkingGroup current_working_group(Transaction& transaction);

/// Event "working_group.set" {"version":1}: a new order replaces the one before, which stays in the history. Problems:
/// "inspection.no_order", "inspection.no_members", "inspection.unknown_teacher" (not of the staff),
/// "inspection.stale_version" {current}.
class SetWorkingGroup final : public Command {
 public:
  /// `group.version`: the version that was seen, 0 for the first.
  explicit SetWorkingGroup(WorkingGroup group) : group_(std::move(group)) {}

  [[nodiscard]] std::string_view event_type() const override { return working_group_set; }
  [[nodiscard]] Permission permission() const override { return {"working_group", "set"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  WorkingGroup group_;
};

/// {"order":"12","dated":…,"valid_to":…|null,"version":1,"members":[{"person":…,"head":true}],"plan":[{"due":…,
/// "subject":…,"person":…}]}; version 0 and empty lists where none was set.
[[nodiscard]] std::string write_working_group(Transaction& transaction, const WorkingGroup& group);

}  // namespace vestnik::inspection
