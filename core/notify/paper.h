#pragma once
/// The weekly sheets of paper (yarovoe-4.3.6): one a guardian and child, so that each class teacher hands over what is
/// of the own class; none in a week without lessons.
#include "notify/fallback.h"
#include "notify/telling.h"

namespace vestnik {

/// Adds the obligation to the guardian's next sheet about the student, or begins one. `otherwise`: the rule whose
/// clause stands on the sheet where the regulation has no rule of paper.
void put_on_sheet(const Planning& planning, const NotifyRule& otherwise, PersonId guardian, PersonId student,
                  const Way& way, ObligationId obligation);

/// What nobody heard in time goes on the guardians' next sheets, by a way that is paper.
void put_on_sheets(const Fallback& fallback, const std::vector<Obligation>& obligations, const Way& way);

/// The first weekly sheet about the student not earlier than `at`, left out in weeks without lessons. Where no lesson
/// is known for a long time ahead: simply the next one.
[[nodiscard]] Instant sheet_due(Transaction& transaction, const Regulation& regulation, const TimeZone& zone,
                                PersonId student, Instant at);

/// Whether the week of `day` has lessons for the student.
[[nodiscard]] bool is_school_week(Transaction& transaction, PersonId student, CivilDate day);

}  // namespace vestnik
