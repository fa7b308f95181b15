#include <set>

#include "records/duty_store.h"
#include "schedule/core_matters.h"
#include "schedule/duty_people.h"

namespace vestnik {
namespace {

class ByWord final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "by_word"; }

  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    std::set<std::pair<PersonId, GroupId>> said;
    for (const DutyTask& task : duty_tasks_of_turn(read, question.rule.name, question.until)) {
      if (task.state == DutyState::done) said.emplace(task.person, task.group);
    }
    std::vector<DutyDebt> debts;
    const CivilDate on = std::min(question.zone.local(question.now).date, question.until);
    for (const DutyHolder& holder : duty_holders(read, question.rule, on)) {
      if (!said.contains({holder.person, holder.group})) debts.push_back({holder.person, holder.group, 1, {}});
    }
    return debts;
  }
};

}  // namespace

std::unique_ptr<DutyMatter> by_word_matter() { return std::make_unique<ByWord>(); }

std::vector<std::unique_ptr<DutyMatter>> core_duty_matters() {
  std::vector<std::unique_ptr<DutyMatter>> matters;
  matters.push_back(lessons_filled_matter());
  matters.push_back(homework_given_matter());
  matters.push_back(reasons_set_matter());
  matters.push_back(works_graded_matter());
  matters.push_back(finals_set_matter());
  matters.push_back(results_published_matter());
  matters.push_back(coming_of_age_matter());
  matters.push_back(corrections_entered_matter());
  matters.push_back(by_word_matter());
  return matters;
}

}  // namespace vestnik
