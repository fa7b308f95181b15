#include "ports/regulation.h"

#include "ports/duties.h"
#include "ports/periodic.h"

namespace vestnik {

const ChangeContext& context_of(const Change& change) {
  return std::visit([](const auto& held) -> const ChangeContext& { return held.context; }, change);
}

ChangeContext& context_of(Change& change) {
  return std::visit([](auto& held) -> ChangeContext& { return held.context; }, change);
}

namespace {

GroupId group_in(const MarkChange& change) { return change.lesson->group.id; }
GroupId group_in(const AttendanceChange& change) { return change.lesson->group.id; }
GroupId group_in(const LessonChange& change) { return change.lesson->group.id; }
GroupId group_in(const FinalChange& change) { return change.group.id; }
GroupId group_in(const AttestationEntry& change) { return change.group.id; }
GroupId group_in(const ApplicationFiling& change) {
  return change.lessons.empty() ? GroupId{} : change.lessons.front()->group.id;
}
template <class Other>
GroupId group_in(const Other& /*change*/) {
  return GroupId{};
}

}  // namespace

GroupId group_of(const Change& change) {
  return std::visit([](const auto& held) { return group_in(held); }, change);
}

std::shared_ptr<const Regulation> RegulationBook::in_force_for(InstitutionId institution, CivilDate on,
                                                               GroupId /*group*/) const {
  return in_force(institution, on);
}

bool RegulationBook::on_trial(InstitutionId /*institution*/) const { return false; }

std::span<const DutyRule> Regulation::duties() const { return {}; }

std::span<const PeriodicRule> Regulation::periodic_rules() const { return {}; }

}  // namespace vestnik
