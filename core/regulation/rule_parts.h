#pragma once
/// Every single thing a regulation says, and the regulation without it: what cases cover, what a stricter rule makes
/// idle.
#include <functional>
#include <string>
#include <vector>

#include "regulation/rules.h"

namespace vestnik {

struct RulePart {
  std::string word;    ///< of the language, with what tells it from its neighbours: "lock sheet_closed", "notify mark"
  std::string clause;  ///< "" where the script names none
  int line = 0;        ///< 0 for what no table of its own says
  /// Takes the part out of a copy of the rules. Places of other rules stay.
  std::function<void(RuleSet&)> remove;
};

/// In the order of the subjects of explain(). Any thread.
[[nodiscard]] std::vector<RulePart> rule_parts(const RuleSet& rules);

}  // namespace vestnik
