#pragma once
/// The regulation in force as its page names it, and its sheet of acquaintance.
#include <string>

#include "answers/list_page.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik::acquaintance {

/// Order, minutes, first day, documents beside it; for an employee whether the reading is confirmed (usolye-0.1,
/// usolye-4.2.5, labinsk-0.1).
[[nodiscard]] std::string write_regulation(Transaction& transaction, const RegulationInfo& info, PersonId reader,
                                           CivilDate today);
/// Who of the staff has confirmed and who has not (otradny-7.1).
[[nodiscard]] Result<std::string> write_sheet(Transaction& transaction, const RegulationInfo& info, CivilDate today,
                                              ListPage page);

}  // namespace vestnik::acquaintance
