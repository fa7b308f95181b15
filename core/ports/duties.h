#pragma once
/// Duties: who must do what by when, by which clause; and what a duty is about (a matter), which tells what is still to
/// do. Rules come from the regulation; matters are given by the core and by plugins; `core/schedule` reminds, escalates
/// and ends them.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "domain/ids.h"
#include "domain/lesson.h"
#include "domain/role.h"
#include "ports/schedule.h"

namespace vestnik {

/// One `duty` of a regulation.
struct DutyRule {
  std::string name;  ///< "daily_filling": key of its tasks
  std::string clause;
  int line = 0;
  std::vector<Role> of;  ///< whose duty
  std::string matter;    ///< "lessons_filled": what it is about
  std::string text;      ///< the institution's own sentence; "" uses the matter's
  Recurrence due;        ///< by when
  /// The whole day is in time; otherwise `due.at` is the first moment that is late.
  bool whole_day = true;
  std::optional<int> remind_before;  ///< days before it is due that the person is reminded; none: on the day itself
  std::vector<Role> escalate_to;     ///< who is told when it is still open
  int escalate_after = 1;            ///< working days of the staff after it was due
  /// `for_ { … }`: whether it covers a group, and a subject of it ("" where the matter knows none); empty: all.
  std::function<bool(const GroupTraits& group, const std::string& subject)> applies_to;
};

/// What a matter is asked.
struct DutyQuestion {
  const DutyRule& rule;
  const Regulation& regulation;
  const TimeZone& zone;
  CivilDate from;   ///< first day of the turn it is due for
  CivilDate until;  ///< last day of it, included
  Instant now;
  std::vector<Period> periods{};  ///< whose ends or starts it is counted from; those of the script have no id
};

/// What one person still has to do.
struct DutyDebt {
  PersonId person;
  GroupId group;           ///< where the duty is one a group; none otherwise
  std::int64_t count = 0;  ///< things to do, for the line of a list
  /// The first of them, a message of the catalogue each: "duty.no_roll" {date, lesson, group, subject}. For the eyes of
  /// the person alone: they are made into words as a list is sent and kept nowhere else.
  std::vector<Problem> things{};
};

/// What a duty is about. Any thread; no state but its ports.
class DutyMatter {
 public:
  virtual ~DutyMatter() = default;
  /// The word in the regulation (domain/duty_words.h): "lessons_filled". Its sentence is the message "duty.todo_<name>"
  /// of the catalogue, with {count}.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Who of the rule's roles still has something to do; nobody when all is done.
  [[nodiscard]] virtual std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const = 0;
  /// Whether the answer is the same at every moment of `now`'s day as long as the core's rights, lessons and results
  /// (Areas, ports/database.h) stand: then it is asked once a day and after each change.
  [[nodiscard]] virtual bool same_all_day(const DutyQuestion&) const { return false; }
};

}  // namespace vestnik
