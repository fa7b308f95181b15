#include "cases/coverage.h"

#include <algorithm>
#include <array>
#include <set>
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

/// One change of each kind that has a hook point, in the order of the points.
std::array<Change, hook_words.size()> kinds_with_hooks() {
  return {MarkChange{}, AttendanceChange{}, LessonChange{}, FinalChange{}};
}

void hear_hook(const TabledRegulation& regulation, const AcceptanceCase& one, std::size_t point, CoveredRule& hook) {
  const auto* asked = std::get_if<CaseChange>(&one.asked);
  if (asked == nullptr || asked->change.index() != point) return;
  const Decision said = regulation.ask_hook(asked->change, asked->now);
  if (said.findings.empty()) return;
  hook.clause = said.findings.front().problem.clause;
  hook.cases.push_back(one.line);
}

void add_hooks(const TabledRegulation& regulation, const std::vector<AcceptanceCase>& cases,
               std::vector<CoveredRule>& rules) {
  for (const Change& kind : kinds_with_hooks()) {
    if (!regulation.has_hook(kind)) continue;
    const std::size_t point = kind.index();
    CoveredRule hook{std::string{hook_words[point]}, "", 0, {}};
    for (const AcceptanceCase& one : cases) hear_hook(regulation, one, point, hook);
    rules.push_back(std::move(hook));
  }
}

}  // namespace

std::vector<CoveredRule> coverage(const TabledRegulation& regulation, const std::vector<AcceptanceCase>& cases) {
  const auto usual = answers(cases, regulation, regulation, regulation.zone());
  std::vector<CoveredRule> rules;
  for (const RulePart& part : rule_parts(regulation.rules())) rules.push_back(felt(part, regulation, cases, usual));
  add_hooks(regulation, cases, rules);
  return rules;
}

std::vector<CoveredClause> by_clause(const std::vector<CoveredRule>& rules) {
  std::vector<CoveredClause> clauses;
  std::vector<std::set<int>> cases;
  for (const CoveredRule& rule : rules) {
    if (rule.clause.empty()) continue;
    auto known = std::ranges::find(clauses, rule.clause, &CoveredClause::clause);
    if (known == clauses.end()) {
      clauses.push_back({rule.clause});
      cases.emplace_back();
      known = clauses.end() - 1;
    }
    const auto place = static_cast<std::size_t>(known - clauses.begin());
    ++known->rules;
    if (!rule.cases.empty()) ++known->rules_covered;
    cases[place].insert(rule.cases.begin(), rule.cases.end());
    known->cases = cases[place].size();
  }
  return clauses;
}

CoverageTotals totals_of(const std::vector<CoveredRule>& rules) {
  CoverageTotals totals;
  totals.rules = rules.size();
  totals.rules_covered = static_cast<std::size_t>(
      std::ranges::count_if(rules, [](const CoveredRule& rule) { return !rule.cases.empty(); }));
  for (const CoveredClause& clause : by_clause(rules)) {
    ++totals.clauses;
    if (clause.rules == clause.rules_covered) ++totals.clauses_covered;
  }
  return totals;
}

}  // namespace vestnik
