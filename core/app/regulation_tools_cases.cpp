#include <algorithm>

#include "app/regulation_tools.h"
#include "app/tool_words.h"
#include "cases/coverage.h"

namespace vestnik {
namespace {

struct Tested {
  std::vector<CaseResult> results;
  std::vector<CoveredRule> rules;
  CoverageTotals totals;
  [[nodiscard]] std::size_t failed() const {
    return static_cast<std::size_t>(std::ranges::count(results, false, &CaseResult::passed));
  }
};

void write(JsonWriter& json, const Tested& tested) {
  json.key("cases").begin_array();
  for (const CaseResult& one : tested.results) {
    json.begin_object().member("clause", one.clause).member("title", one.title).member("line", one.line);
    json.member("passed", one.passed).member("expected", one.expected).member("got", one.got).end_object();
  }
  json.end_array().key("rules").begin_array();
  for (const CoveredRule& rule : tested.rules) {
    json.begin_object().member("word", rule.word).member("clause", rule.clause).member("line", rule.line);
    json.key("cases").begin_array();
    for (const int line : rule.cases) json.value(line);
    json.end_array().end_object();
  }
  json.end_array();
}

std::string clauses_in_words(const MessageCatalogue& messages, const std::vector<CoveredRule>& rules) {
  std::string text;
  for (const CoveredClause& clause : by_clause(rules)) {
    const Details counts{{"rules", std::to_string(clause.rules)},
                         {"covered", std::to_string(clause.rules_covered)},
                         {"cases", std::to_string(clause.cases)}};
    text += messages.explain(Problem{"app.clause_covered", counts, clause.clause}).title + '\n';
  }
  return text;
}

Details totals_in_words(const CoverageTotals& totals) {
  return {{"rules", std::to_string(totals.rules)},
          {"rules_covered", std::to_string(totals.rules_covered)},
          {"clauses", std::to_string(totals.clauses)},
          {"clauses_covered", std::to_string(totals.clauses_covered)}};
}

CasesFile read_all(const TabledRegulation& regulation, const std::vector<ScriptText>& scripts) {
  CasesFile all;
  for (const ScriptText& script : scripts) {
    CasesFile one = read_cases(regulation, regulation.zone(), script.name, script.text);
    std::ranges::move(one.cases, std::back_inserter(all.cases));
    std::ranges::move(one.problems, std::back_inserter(all.problems));
  }
  return all;
}

}  // namespace

ToolAnswer RegulationTools::test(const ScriptText& script, const std::vector<ScriptText>& cases,
                                 TestWishes wishes) const {
  const ToldScript told = told_script(script);
  if (!told.regulation) return refused(told.problems);
  const CasesFile all = read_all(*told.regulation, cases);
  if (!all.problems.empty()) return refused(all.problems);
  Tested tested;
  for (const AcceptanceCase& one : all.cases)
    tested.results.push_back(judge_case(one, *told.regulation, told.regulation->zone()));
  tested.rules = coverage(*told.regulation, all.cases);
  tested.totals = totals_of(tested.rules);
  const bool uncovered = tested.totals.rules_covered < tested.totals.rules;
  const bool bad = tested.failed() > 0 || tested.results.empty() || (wishes.strict && uncovered);
  ToolAnswer answer{bad ? 1 : 0, {}, {}};
  if (form_ == Form::json) {
    JsonWriter json{answer.out};
    json.begin_object().member("passed", !bad);
    write(json, tested);
    json.member("summary", words("app.coverage", totals_in_words(tested.totals))).end_object();
    return answer;
  }
  for (const CaseResult& one : tested.results) {
    if (one.passed) continue;
    Problem failed{"app.case_failed",
                   {{"file", one.file},
                    {"line", std::to_string(one.line)},
                    {"case", one.title},
                    {"expected", one.expected},
                    {"got", one.got}},
                   one.clause};
    answer.complaints += messages_.explain(failed).title + '\n';
  }
  if (wishes.coverage) answer.out += clauses_in_words(messages_, tested.rules);
  std::string& uncovered_to = wishes.strict ? answer.complaints : answer.out;
  for (const CoveredRule& rule : tested.rules) {
    if (!rule.cases.empty() || !(wishes.strict || wishes.coverage)) continue;
    uncovered_to += complaint(Problem{"app.rule_uncovered",
                                      {{"file", script.name}, {"line", std::to_string(rule.line)}, {"word", rule.word}},
                                      rule.clause});
  }
  answer.out += words("app.cases_run",
                      {{"total", std::to_string(tested.results.size())}, {"failed", std::to_string(tested.failed())}}) +
                '\n' + words("app.coverage", totals_in_words(tested.totals)) + '\n';
  return answer;
}

}  // namespace vestnik
