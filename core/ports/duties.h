#pragma once
/// Duties: who must do what by when, by which clause; and what a duty is about (a matter), which tells what is still to
/// do. Rules come from the regulation; matters are given by the core and by plugins; `core/schedule` reminds, escalates
/// and ends them.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "domain/role.h"
#include "ports/schedule.h"

namespace vestnik {

/// One `duty` of a regulation.
struct DutyRule {
  std::string name;  ///< "daily_filling": key of its tasks
  std::string clause;
  int line = 0;
  std::vector<Role> of;              ///< whose duty
  std::string matter;                ///< "lessons_filled": what it is about
  std::string text;                  ///< the institution's own sentence; "" uses the matter's
  Recurrence due;                    ///< by when
  std::optional<int> remind_before;  ///< days before it is due that the person is reminded; none: on the day itself
  std::vector<Role> escalate_to;     ///< who is told when it is still open
  int escalate_after = 1;            ///< school days after it was due
};

/// What a matter is asked.
struct DutyQuestion {
  const DutyRule& rule;
  const Regulation& regulation;
  const TimeZone& zone;
  CivilDate from;   ///< first day of the turn it is due for
  CivilDate until;  ///< last day of it, included
  Instant now;
};

/// What one person still has to do.
struct DutyDebt {
  PersonId person;
  GroupId group;           ///< where the duty is one a group; none otherwise
  std::int64_t count = 0;  ///< things to do, for the line of a list
};

/// What a duty is about. Any thread; no state but its ports.
class DutyMatter {
 public:
  virtual ~DutyMatter() = default;
  /// The word in the regulation: "lessons_filled". Its sentences are messages "duty.<name>.…" of the catalogue.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Who of the rule's roles still has something to do; nobody when all is done.
  [[nodiscard]] virtual std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const = 0;
};

}  // namespace vestnik
