#pragma once
/// Which rules of a regulation its acceptance cases prove. A rule is covered when some case is answered otherwise
/// without it; naming a clause alone covers nothing.
#include <string>
#include <vector>

#include "cases/run_cases.h"
#include "regulation/rule_parts.h"
#include "regulation/tabled_regulation.h"

namespace vestnik {

struct CoveredRule {
  std::string word;
  std::string clause;
  int line = 0;
  std::vector<int> cases;  ///< lines of the cases that feel the rule; none: uncovered
};

/// The rules in the order of the regulation's subjects, hooks last. A rule that only repeats what holds anyway
/// («held_only») is felt by its clause. Any thread; milliseconds a rule.
[[nodiscard]] std::vector<CoveredRule> coverage(const TabledRegulation& regulation,
                                                const std::vector<AcceptanceCase>& cases);

struct CoveredClause {
  std::string clause;
  std::size_t rules = 0;
  std::size_t rules_covered = 0;
  std::size_t cases = 0;  ///< that feel any of them
};
/// In the order of the rules; rules that name no clause are left out.
[[nodiscard]] std::vector<CoveredClause> by_clause(const std::vector<CoveredRule>& rules);

struct CoverageTotals {
  std::size_t rules = 0;
  std::size_t rules_covered = 0;
  std::size_t clauses = 0;          ///< that some rule names
  std::size_t clauses_covered = 0;  ///< all of whose rules are covered
};
[[nodiscard]] CoverageTotals totals_of(const std::vector<CoveredRule>& rules);

}  // namespace vestnik
