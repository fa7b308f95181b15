#include "regulation/combine.h"

#include <algorithm>
#include <iterator>

namespace vestnik {

Decision combined(Decision tables, Decision hooks) {
  if (hooks.findings.empty()) return tables;
  std::move(hooks.findings.begin(), hooks.findings.end(), std::back_inserter(tables.findings));
  std::stable_sort(tables.findings.begin(), tables.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.verdict > b.verdict; });
  return tables;
}

}  // namespace vestnik
