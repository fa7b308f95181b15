#include "cases/coverage.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace vestnik {
namespace {

/// A case about a period proves that periods of its kind are there: the case would not even be readable without it.
bool names_period(const AcceptanceCase& one, std::string_view word) {
  const auto* asked = std::get_if<CaseChange>(&one.asked);
  const auto* final_mark = asked == nullptr ? nullptr : std::get_if<FinalChange>(&asked->change);
  if (final_mark == nullptr) return false;
  return word == "periods " + std::string{to_text(final_mark->period.kind)};
}

std::vector<std::string> answers(const std::vector<AcceptanceCase>& cases, const Regulation& tables,
                                 const Regulation& hooks, const TimeZone& zone) {
  std::vector<std::string> all;
  all.reserve(cases.size());
  for (const AcceptanceCase& one : cases) all.push_back(ask_case(one, tables, hooks, zone).whole());
  return all;
}

CoveredRule felt(const RulePart& part, const TabledRegulation& regulation, const std::vector<AcceptanceCase>& cases,
                 const std::vector<std::string>& usual) {
  RuleSet without = regulation.rules();
  part.remove(without);
  const TabledRegulation other{std::move(without), regulation.zone(), nullptr};
  const auto changed = answers(cases, other, regulation, regulation.zone());
  CoveredRule rule{part.word, part.clause, part.line, {}};
  for (std::size_t at = 0; at < cases.size(); ++at) {
    if (changed[at] != usual[at] || names_period(cases[at], part.word)) rule.cases.push_back(cases[at].line);
  }
  return rule;
}

void add_hooks(const TabledRegulation& regulation, const std::vector<AcceptanceCase>& cases,
               std::vector<CoveredRule>& rules) {
  std::map<std::size_t, CoveredRule> hooks;
  for (const AcceptanceCase& one : cases) {
    const auto* asked = std::get_if<CaseChange>(&one.asked);
    if (asked == nullptr || !regulation.has_hook(asked->change)) continue;
    const std::size_t point = asked->change.index();
    CoveredRule& hook = hooks.try_emplace(point, CoveredRule{std::string{hook_words[point]}, "", 0, {}}).first->second;
    const Decision said = regulation.ask_hook(asked->change, asked->now);
    if (said.findings.empty()) continue;
    hook.clause = said.findings.front().problem.clause;
    hook.cases.push_back(one.line);
  }
  for (auto& [point, hook] : hooks) rules.push_back(std::move(hook));
}

}  // namespace

std::vector<CoveredRule> coverage(const TabledRegulation& regulation, const std::vector<AcceptanceCase>& cases) {
  const auto usual = answers(cases, regulation, regulation, regulation.zone());
  std::vector<CoveredRule> rules;
  for (const RulePart& part : rule_parts(regulation.rules())) rules.push_back(felt(part, regulation, cases, usual));
  add_hooks(regulation, cases, rules);
  return rules;
}

CoverageTotals totals_of(const std::vector<CoveredRule>& rules) {
  CoverageTotals totals;
  std::map<std::string_view, bool> clauses;
  for (const CoveredRule& rule : rules) {
    const bool covered = !rule.cases.empty();
    ++totals.rules;
    if (covered) ++totals.rules_covered;
    if (rule.clause.empty()) continue;
    const auto [clause, fresh] = clauses.try_emplace(rule.clause, covered);
    if (!fresh) clause->second = clause->second && covered;
  }
  totals.clauses = clauses.size();
  totals.clauses_covered =
      static_cast<std::size_t>(std::ranges::count_if(clauses, [](const auto& clause) { return clause.second; }));
  return totals;
}

}  // namespace vestnik
