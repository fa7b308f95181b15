#pragma once
/// Gathering debts by person and group, each with the first of its things.
#include <map>
#include <utility>

#include "ports/duties.h"

namespace vestnik {

class DebtList {
 public:
  /// `count` things more, the whole of which one sentence tells.
  void add(PersonId person, GroupId group, Problem thing, std::int64_t count = 1) {
    const auto [at, fresh] = places_.try_emplace({person, group}, debts_.size());
    if (fresh) debts_.push_back({person, group, 0, {}});
    DutyDebt& debt = debts_[at->second];
    debt.count += count;
    if (debt.things.size() < most_things) debt.things.push_back(std::move(thing));
  }
  [[nodiscard]] std::vector<DutyDebt> take() { return std::move(debts_); }

 private:
  /// A list is read on a telephone: the rest is a number.
  static constexpr std::size_t most_things = 8;

  std::vector<DutyDebt> debts_;
  std::map<std::pair<PersonId, GroupId>, std::size_t> places_;
};

}  // namespace vestnik
