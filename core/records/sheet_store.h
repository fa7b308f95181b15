#pragma once
/// Sheets of paper as the proof of informing sees them. Write transactions only, but for `has_lessons`.
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// The sheet lies in the guardian's own hands: what it says is told, by the channel of the sheet (yarovoe-4.3.6). Only
/// a sheet that was printed can be handed over; anything else changes nothing.
void hand_over_sheet(Transaction& transaction, DeliveryId sheet, PersonId by, Instant at);

/// Whether a lesson of the student stands on any day from `first` to `last`, both included.
[[nodiscard]] bool has_lessons(Transaction& transaction, PersonId student, CivilDate first, CivilDate last);

/// The same, of anybody at all.
[[nodiscard]] bool anybody_has_lessons(Transaction& transaction, CivilDate day);

}  // namespace vestnik
