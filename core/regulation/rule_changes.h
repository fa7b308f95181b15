#pragma once
/// What differs between two versions of a regulation, rule by rule in Russian prose: what changes for whom, not which
/// lines of the script.
#include <optional>
#include <vector>

#include "regulation/explain.h"

namespace vestnik {

/// A rule that is new (no `before`), gone (no `after`), or says something else now.
struct RuleChange {
  std::optional<ExplainedRule> before;
  std::optional<ExplainedRule> after;
};

/// What a change means for whom, as the code of a sentence with details "whom" and, where another than before,
/// "whom_before": "diff.stricter", "diff.freer", "diff.limit_changed", "diff.begins_to_tell", "diff.stops_telling",
/// "diff.tells_otherwise", "diff.others_may", "diff.clause_only", "diff.fact".
[[nodiscard]] Problem meaning_of(const RuleChange& change);

/// Rules about the same belong together by their text, then by their clause, then by their order; a rule that stands
/// unchanged under the same clause is left out. Changed rules first in the order of the new version, then what is gone.
[[nodiscard]] std::vector<RuleChange> rule_changes(const std::vector<ExplainedRule>& before,
                                                   const std::vector<ExplainedRule>& after);

}  // namespace vestnik
