#include "records/adult_word_store.h"
#include "schedule/core_matters.h"
#include "schedule/debt_list.h"

namespace vestnik {
namespace {

/// How long before the birthday the class teacher hears of it.
constexpr int days_before = 30;
/// No list is made between the last lesson of a year and the first of the next; the last list speaks for the summer.
constexpr int longest_gap = 123;

CivilDate next_list(Transaction& read, CivilDate after) {
  const auto found = read.one("SELECT MIN(date) FROM lesson WHERE institution_id = $1 AND date > $2",
                              {read.institution(), after}, [](const Row& row) { return row.optional_date(0); });
  return found.value_or(std::nullopt).value_or(plus_days(after, longest_gap));
}

class ComingOfAgeMatter final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "coming_of_age"; }

  /// Of birthdays, papers and places: all of them are rights.
  [[nodiscard]] bool same_all_day(const DutyQuestion&) const override { return true; }

  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    DebtList list;
    const CivilDate last = plus_days(next_list(read, question.until), days_before - 1);
    for (const ComingOfAge& one : coming_of_age(read, question.until, question.until, last)) {
      list.add(one.class_teacher, one.group,
               Problem{"duty.comes_of_age", {{"student", one.student}, {"date", to_russian_short(one.of_age)}}});
    }
    return list.take();
  }
};

}  // namespace

std::unique_ptr<DutyMatter> coming_of_age_matter() { return std::make_unique<ComingOfAgeMatter>(); }

}  // namespace vestnik
