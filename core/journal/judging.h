#pragma once
/// What the regulations say of a command's facts, row by row: the tables, and the words of hooks merged in. Used by the
/// Recorder, and by whoever asks what another version would have said.
#include <optional>
#include <string>
#include <vector>

#include "ports/recorder.h"

namespace vestnik {

/// What the hooks said, and of which facts: said of other facts it does not count.
struct HookWords {
  std::optional<std::string> revision;  ///< none: there were no facts to ask of
  std::vector<Decision> decisions;      ///< one a change
};

/// Hands days with lessons to the changes whose regulation counts them.
void bring_school_days(const RegulationBook& regulations, Transaction& transaction, Facts& facts);
/// Whether a hook wants to see any of the changes.
[[nodiscard]] bool has_hook(const RegulationBook& regulations, InstitutionId institution, const Facts& facts);
/// Outside of write transactions: a hook may take its time.
[[nodiscard]] HookWords ask_hooks(const RegulationBook& regulations, InstitutionId institution, const Facts& facts,
                                  Instant at);
/// One decision a change. Problem "regulation.none_in_force" {date}.
[[nodiscard]] Result<std::vector<Decision>> judge(const RegulationBook& regulations, InstitutionId institution,
                                                  const Facts& facts, const HookWords& hooks, Instant at);

/// The decision of a row that cannot stand whatever the rules say.
[[nodiscard]] Decision refused_by(Problem problem);

}  // namespace vestnik
