#pragma once
/// What the regulation answers to a change: allowed, allowed with warnings, a confirmation or a comment needed,
/// refused. Each finding names its clause, a sentence of the message catalogue and so the next step.
#include <cstdint>
#include <string>
#include <vector>

#include "base/problem.h"

namespace vestnik {

enum class Verdict : std::uint8_t { allowed, warned, needs_comment, needs_confirmation, refused };

/// One rule's word on one change. `problem.clause` is the rule's clause.
struct Finding {
  Verdict verdict = Verdict::refused;
  Problem problem;
};

/// An allowed decision holds no findings and allocates nothing.
struct Decision {
  std::vector<Finding> findings;  ///< strictest first; of several limits the one that ended first leads
  std::string script_hash{};      ///< of the regulation that decided; set by the Recorder, stored with the version

  [[nodiscard]] Verdict verdict() const { return findings.empty() ? Verdict::allowed : findings.front().verdict; }
  [[nodiscard]] bool refused() const { return verdict() == Verdict::refused; }
  /// Whether the change may be written as the command stands (its comment and confirmation were taken into account).
  [[nodiscard]] bool permits() const { return verdict() <= Verdict::warned; }
};

}  // namespace vestnik
