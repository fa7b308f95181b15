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

std::span<const DutyRule> Regulation::duties() const { return {}; }

std::span<const PeriodicRule> Regulation::periodic_rules() const { return {}; }

}  // namespace vestnik
