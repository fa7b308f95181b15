#include "plugins/cards/matters.h"

#include <algorithm>

#include "plugins/cards/fill_report.h"
#include "plugins/cards/list_store.h"

namespace vestnik::cards {
namespace {

constexpr std::chrono::hours year_of_a_card{24 * 365};

/// What was done late is done: it settles the turn it was late for.
CivilDate today_or_last(const DutyQuestion& question) {
  return std::max(question.until, question.zone.local(question.now).date);
}

std::vector<PersonId> holders(Transaction& read, Role role, CivilDate on) {
  return read.all(
      "SELECT DISTINCT person_id FROM v1_staff_post WHERE institution_id = $1 AND role = $2 AND valid_from <= $3 "
      "AND (valid_to IS NULL OR valid_to >= $3) ORDER BY person_id",
      {read.institution(), to_text(role), on}, [](const Row& row) { return row.id<PersonId>(0); });
}

bool covers(const DutyQuestion& question, const GroupFill& one) {
  return !question.rule.applies_to || question.rule.applies_to(one.group, "");
}

/// A class teacher owes for each own class, everybody else for all of them together.
template <class CountOfClass>
std::vector<DutyDebt> debts_by_class(Transaction& read, const DutyQuestion& question,
                                     const std::vector<GroupFill>& groups, std::int64_t besides,
                                     const CountOfClass& count_of_class) {
  std::vector<DutyDebt> debts;
  for (const Role role : question.rule.of) {
    if (role == Role::class_teacher) {
      for (const GroupFill& one : groups) {
        const std::int64_t count = covers(question, one) ? count_of_class(one) : 0;
        for (const PersonId leader : one.leaders) {
          if (count > 0) debts.push_back({leader, one.group.id, count});
        }
      }
      continue;
    }
    std::int64_t count = besides;
    for (const GroupFill& one : groups) count += covers(question, one) ? count_of_class(one) : 0;
    for (const PersonId person : holders(read, role, question.until)) {
      if (count > 0) debts.push_back({person, GroupId{}, count});
    }
  }
  return debts;
}

class CardsCurrent final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "cards_current"; }
  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    const auto groups = fill_of_groups(read, today_or_last(question), question.now - year_of_a_card);
    return debts_by_class(read, question, groups, 0, [](const GroupFill& one) { return one.attention; });
  }
};

class CardsRefreshed final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "cards_refreshed"; }
  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    const Instant since = question.zone.instant(question.from, WallTime{0});
    const CivilDate on = today_or_last(question);
    const auto groups = fill_of_groups(read, on, since);
    return debts_by_class(read, question, groups, staff_unchecked(read, on, since),
                          [](const GroupFill& one) { return one.stale; });
  }
};

class CardsChecked final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "cards_checked"; }
  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    const Instant from = question.zone.instant(question.from, WallTime{0});
    const Instant until = question.now + std::chrono::seconds{1};
    const auto owes = [&](PersonId person, GroupId group) {
      return !checked_between(read, {student_list, group}, person, from, until);
    };
    std::vector<DutyDebt> debts;
    for (const Role role : question.rule.of) {
      if (role == Role::class_teacher) {
        for (const GroupFill& one : fill_of_groups(read, today_or_last(question), from)) {
          for (const PersonId leader : one.leaders) {
            if (covers(question, one) && owes(leader, one.group.id)) debts.push_back({leader, one.group.id, 1});
          }
        }
        continue;
      }
      for (const PersonId person : holders(read, role, question.until)) {
        if (owes(person, GroupId{})) debts.push_back({person, GroupId{}, 1});
      }
    }
    return debts;
  }
};

}  // namespace

std::vector<std::unique_ptr<DutyMatter>> card_matters() {
  std::vector<std::unique_ptr<DutyMatter>> matters;
  matters.push_back(std::make_unique<CardsCurrent>());
  matters.push_back(std::make_unique<CardsRefreshed>());
  matters.push_back(std::make_unique<CardsChecked>());
  return matters;
}

}  // namespace vestnik::cards
