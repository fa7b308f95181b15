#pragma once
/// The duties of one institution as they stand in one transaction: which rules there are, and who owes what.
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ports/duties.h"
#include "records/duty_store.h"
#include "schedule/duty_memory.h"
#include "schedule/duty_turns.h"

namespace vestnik {

/// What an obligation about a duty is about: a task the person owes, or one that somebody below did not do in time.
namespace duty_fact {
inline constexpr std::string_view own = "duty";
inline constexpr std::string_view of_others = "duty_overdue";
}  // namespace duty_fact

/// The matters that are here, the core's own and those of plugins. Immutable; any thread.
class DutyBook {
 public:
  /// The matters of plugins live as long as the process.
  DutyBook(std::vector<std::unique_ptr<DutyMatter>> own, const std::vector<DutyMatter*>& of_plugins);
  /// nullptr: its plugin is away; such duties sleep.
  [[nodiscard]] const DutyMatter* find(std::string_view matter) const;

 private:
  std::vector<std::unique_ptr<DutyMatter>> own_;
  std::map<std::string, const DutyMatter*, std::less<>> matters_;
};

/// Lives for the length of the transaction; each turn is asked about once.
class DutyLook {
 public:
  /// `memory`: what other looks found, if this one may use it; outlives the look.
  DutyLook(const JobView& view, const DutyBook& book, Instant now, DutyMemory* memory = nullptr);

  [[nodiscard]] const JobView& view() const { return view_; }
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] CivilDate today() const { return today_; }
  /// The rule of this name; nullptr: the regulation has none, or its matter is not here.
  [[nodiscard]] const DutyRule* rule(std::string_view name) const;
  [[nodiscard]] DutyTurn turn(const DutyRule& rule, CivilDate until) const {
    return duty_turn(rule, view_.calendar, until);
  }
  /// What is still to be done. Who was away on the day of a daily duty owes nothing of it: somebody else gave the
  /// lessons, or nobody did.
  [[nodiscard]] const std::vector<DutyDebt>& debts(const DutyRule& rule, const DutyTurn& turn);
  /// Of the task's person and group; nullptr: it is done.
  [[nodiscard]] const DutyDebt* debt_of(const DutyRule& rule, const DutyTask& task);
  [[nodiscard]] const std::vector<PersonId>& away_on(CivilDate day);

 private:
  [[nodiscard]] std::vector<DutyDebt> ask(const DutyMatter& matter, const DutyQuestion& question);

  JobView view_;
  const DutyBook& book_;
  Instant now_;
  CivilDate today_;
  DutyMemory* memory_;
  std::map<std::pair<std::string, CivilDate>, std::vector<DutyDebt>> debts_;
  std::map<CivilDate, std::vector<PersonId>> away_;
};

}  // namespace vestnik
