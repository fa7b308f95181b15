#pragma once
/// What cards add to the matters of duties (ports/duties.h).
#include <memory>
#include <vector>

#include "ports/duties.h"

namespace vestnik::cards {

/// "cards_current": cards of the own class, for others of every class, that lack a needed field or were not confirmed
/// for a year (usolye-3.3, yarovoe-3.3, syzran-7.3.2, labinsk-4.2.10). "cards_refreshed": cards of students not
/// confirmed and cards of the staff not checked within the turn (syzran-7.2.10a). "cards_checked": the list of
/// students, a class teacher's of the own class, was checked by the person within the turn (labinsk-4.2.11).
[[nodiscard]] std::vector<std::unique_ptr<DutyMatter>> card_matters();

}  // namespace vestnik::cards
