#pragma once
/// What people decided of waves, repeated on the waves of the scratch.
#include <memory>

#include "ports/recorder.h"
#include "simulate/history.h"

namespace vestnik {

/// Nothing for another command, and where the scratch has no such wave open: the same kind of wave of the same rule,
/// group and day. The book outlives the command.
[[nodiscard]] std::unique_ptr<Command> wave_decision_of(Transaction& transaction, const Happening& happening,
                                                        const RegulationBook& regulations);

}  // namespace vestnik
