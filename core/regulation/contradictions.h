#pragma once
/// What is wrong with a regulation that loads: rules that contradict each other, rules that can never fire, dates that
/// do not fit. Pure functions of the rules; sentences in templates/messages/contradictions.tsv.
#include <vector>

#include "base/problem.h"
#include "regulation/rules.h"

namespace vestnik {

/// A note tells how two clauses that differ are read (DIGEST 2); a warning is a rule that does nothing or surprises;
/// an error is one that nobody can have meant.
enum class Severity : std::uint8_t { note, warning, error };

struct RuleRemark {
  Severity severity = Severity::warning;
  Problem problem;  ///< "contradiction.*"; clause of the rule it is about; details "line", "other", "other_line" …
};

/// By line; of one line the graver first.
[[nodiscard]] std::vector<RuleRemark> contradictions(const RuleSet& rules);

}  // namespace vestnik
