#pragma once
/// What papers of a family ask first: which day it is at the institution, and whether somebody stands for the child.
#include "base/time.h"
#include "domain/ids.h"
#include "ports/database.h"
#include "ports/recorder.h"

namespace vestnik {

/// The institution's day; messages, papers and access follow its clock.
[[nodiscard]] CivilDate day_of_institution(Transaction& transaction, Instant now);
/// Who has no birth date is taken for a minor.
[[nodiscard]] bool is_adult_student(Transaction& transaction, PersonId student, CivilDate on);
/// Whether the guardian has rights about the student: of an adult, only whom he permits.
[[nodiscard]] bool is_guardian(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on);

/// {"guardian":1,"student":7}: the event and the answer of what was done about the two.
[[nodiscard]] Written written_of_pair(PersonId guardian, PersonId student);

}  // namespace vestnik
