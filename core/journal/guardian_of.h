#pragma once
/// What papers of a family ask first: which day it is at the institution, and whether somebody stands for the child.
#include "base/time.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// The institution's day; messages, papers and access follow its clock.
[[nodiscard]] CivilDate day_of_institution(Transaction& transaction, Instant now);
[[nodiscard]] bool is_guardian(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on);

}  // namespace vestnik
