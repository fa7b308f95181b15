#pragma once
/// What was recorded, read back from the versions of the facts: for commands whose text was lawfully erased from the
/// audit, or never was there. What the versions do not keep (rows saved again as they stood, confirmations) is lost.
#include "journal/record_marks.h"
#include "journal/set_finals.h"
#include "journal/take_roll.h"
#include "simulate/history.h"

namespace vestnik {

/// Each answers false when there is nothing to go by: the command was refused.
[[nodiscard]] bool kept_marks(Transaction& transaction, const Happening& happening, MarksRequest& asked);
[[nodiscard]] bool kept_roll(Transaction& transaction, const Happening& happening, RollRequest& asked);
[[nodiscard]] bool kept_finals(Transaction& transaction, const Happening& happening, FinalsRequest& asked);

/// The task that a recorded command made along with its marks: the one of a mark asked for without a task.
[[nodiscard]] TaskId made_task(Transaction& transaction, const Happening& happening, const MarksRequest& asked);

/// A number that an event's payload names; 0 when it names none.
[[nodiscard]] std::int64_t id_in_payload(std::string_view payload, std::string_view name);

}  // namespace vestnik
