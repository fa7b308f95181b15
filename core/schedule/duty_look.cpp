#include "schedule/duty_look.h"

#include <algorithm>

#include "records/leave_store.h"

namespace vestnik {

DutyBook::DutyBook(std::vector<std::unique_ptr<DutyMatter>> own, const std::vector<DutyMatter*>& of_plugins)
    : own_(std::move(own)) {
  for (const auto& matter : own_) matters_.emplace(matter->name(), matter.get());
  for (const DutyMatter* matter : of_plugins) matters_.emplace(matter->name(), matter);
}

const DutyMatter* DutyBook::find(std::string_view matter) const {
  const auto found = matters_.find(matter);
  return found == matters_.end() ? nullptr : found->second;
}

DutyLook::DutyLook(const JobView& view, const DutyBook& book, Instant now, DutyMemory* memory)
    : view_(view), book_(book), now_(now), today_(view.zone.local(now).date), memory_(memory) {}

const DutyRule* DutyLook::rule(std::string_view name) const {
  for (const DutyRule& rule : view_.regulation.duties()) {
    if (rule.name == name) return book_.find(rule.matter) == nullptr ? nullptr : &rule;
  }
  return nullptr;
}

const std::vector<PersonId>& DutyLook::away_on(CivilDate day) {
  const auto [at, fresh] = away_.try_emplace(day);
  if (fresh) at->second = on_leave(view_.transaction, day);
  return at->second;
}

std::vector<DutyDebt> DutyLook::ask(const DutyMatter& matter, const DutyQuestion& question) {
  const auto anew = [&] { return matter.debts(view_.transaction, question); };
  if (memory_ == nullptr || !matter.same_all_day(question)) return anew();
  return memory_->debts(view_, question, today_, anew);
}

const std::vector<DutyDebt>& DutyLook::debts(const DutyRule& rule, const DutyTurn& turn) {
  const auto [at, fresh] = debts_.try_emplace({rule.name, turn.until});
  if (!fresh) return at->second;
  const DutyMatter* matter = book_.find(rule.matter);
  if (matter == nullptr) return at->second;
  at->second = ask(*matter, {rule, view_.regulation, view_.zone, turn.from, turn.until, now_, turn.periods});
  if (rule.due.turn == Recurrence::Turn::school_day) {
    const auto& away = away_on(turn.until);
    std::erase_if(at->second, [&](const DutyDebt& debt) { return std::ranges::find(away, debt.person) != away.end(); });
  }
  return at->second;
}

const DutyDebt* DutyLook::debt_of(const DutyRule& rule, const DutyTask& task) {
  const auto& all = debts(rule, turn(rule, task.turn));
  const auto found = std::ranges::find_if(
      all, [&](const DutyDebt& debt) { return debt.person == task.person && debt.group == task.group; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace vestnik
