#include "records/correction_store.h"
#include "schedule/core_matters.h"
#include "schedule/debt_list.h"
#include "schedule/duty_people.h"

namespace vestnik {
namespace {

class CorrectionsEntered final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "corrections_entered"; }

  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    DebtList list;
    const auto waiting = open_corrections(read);
    if (waiting.empty()) return {};
    const auto holders = duty_holders(read, question.rule, question.until);
    for (const CorrectionRequest& one : waiting) {
      const bool late = one.due_on < question.until;
      for (const DutyHolder& holder : holders) {
        list.add(holder.person, holder.group,
                 Problem{late ? "duty.correction_late" : "duty.correction_waits",
                         {{"number", std::to_string(one.id)}, {"date", to_russian_short(one.due_on)}}});
      }
    }
    return list.take();
  }
};

}  // namespace

std::unique_ptr<DutyMatter> corrections_entered_matter() { return std::make_unique<CorrectionsEntered>(); }

}  // namespace vestnik
