#include <algorithm>

#include "regulation/remarks.h"

namespace vestnik {
namespace {

// Holidays between two periods last a fortnight, in summer three months.
constexpr int longest_holidays = 21;
constexpr int longest_school_year = 366;

Details dates_of(const Period& period) {
  return {{"starts", to_russian(period.starts)}, {"ends", to_russian(period.ends)}};
}

std::vector<Period> of_kind(const RuleSet& rules, PeriodKind kind) {
  std::vector<Period> periods;
  for (const Period& period : rules.periods) {
    if (period.kind == kind) periods.push_back(period);
  }
  return periods;
}

void look_at_order(const RuleSet& rules, const std::vector<Period>& periods, Remarks& remarks) {
  for (std::size_t at = 1; at < periods.size(); ++at) {
    const int gap = days_between(periods[at - 1].ends, periods[at].starts) - 1;
    if (gap < 0)
      remarks.add(Severity::error, "contradiction.periods_unordered", rules.periods_clause, 0, dates_of(periods[at]));
    if (gap <= longest_holidays) continue;
    Details details = dates_of(periods[at]);
    details.emplace_back("before", to_russian(periods[at - 1].ends));
    details.emplace_back("count", std::to_string(gap));
    remarks.add(Severity::warning, "contradiction.periods_gap", rules.periods_clause, 0, std::move(details));
  }
}

void look_at_year(const RuleSet& rules, Remarks& remarks) {
  const auto years = of_kind(rules, PeriodKind::year);
  for (const Period& period : rules.periods) {
    if (period.kind == PeriodKind::year || years.empty()) continue;
    const bool inside = std::ranges::any_of(
        years, [&](const Period& year) { return year.starts <= period.starts && period.ends <= year.ends; });
    if (!inside)
      remarks.add(Severity::warning, "contradiction.period_outside_year", rules.periods_clause, 0, dates_of(period));
  }
  const auto [first, last] = std::ranges::minmax_element(rules.periods, {}, &Period::starts);
  if (!years.empty() || first == rules.periods.end()) return;
  if (days_between(first->starts, last->ends) > longest_school_year)
    remarks.add(Severity::warning, "contradiction.periods_beyond_year", rules.periods_clause, 0,
                {{"starts", to_russian(first->starts)}, {"ends", to_russian(last->ends)}});
}

void look_at_force(const RuleSet& rules, Remarks& remarks) {
  const auto last = std::ranges::max_element(rules.periods, {}, &Period::ends);
  if (last == rules.periods.end() || rules.info.in_force_from <= last->ends) return;
  remarks.add(Severity::error, "contradiction.in_force_too_late", {}, rules.line,
              {{"from", to_russian(rules.info.in_force_from)}, {"ends", to_russian(last->ends)}});
}

}  // namespace

void find_calendar_contradictions(const RuleSet& rules, Remarks& remarks) {
  for (std::size_t kind = 0; kind < period_kind_names.size(); ++kind)
    look_at_order(rules, of_kind(rules, static_cast<PeriodKind>(kind)), remarks);
  look_at_year(rules, remarks);
  look_at_force(rules, remarks);
}

}  // namespace vestnik
