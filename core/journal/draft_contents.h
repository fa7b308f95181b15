#pragma once
/// From a refused request to a draft, and from a draft back to the command it was meant as.
#include <memory>
#include <span>

#include "domain/decision.h"
#include "journal/fill_lesson.h"
#include "journal/record_marks.h"
#include "journal/take_roll.h"
#include "records/draft_store.h"

namespace vestnik {

/// Whether a closed window stands behind the refusal and an application could open it: what can never be opened has
/// nothing to wait for.
[[nodiscard]] bool waits_for_opening(const Decision& decision);

/// What a draft of the request holds: the rows that wait for an opening where the rest was written (`partial`), all of
/// them where nothing was. `decisions`: one a row, as the Recorder answered.
[[nodiscard]] Draft draft_of(const MarksRequest& request, std::span<const Decision> decisions);
[[nodiscard]] Draft draft_of(const RollRequest& request, std::span<const Decision> decisions);
[[nodiscard]] Draft draft_of(const LessonRequest& request, std::span<const Decision> decisions);

/// The command of a draft. `confirmed`: the person answers confirmations beforehand.
[[nodiscard]] std::unique_ptr<Command> command_of(const Draft& draft, bool confirmed);

}  // namespace vestnik
