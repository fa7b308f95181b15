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

Details totals_in_words(const CoverageTotals& totals) {
  return {{"rules", std::to_string(totals.rules)},
          {"rules_covered", std::to_string(totals.rules_covered)},
          {"clauses", std::to_string(totals.clauses)},
          {"clauses_covered", std::to_string(totals.clauses_covered)}};
}

}  // namespace

ToolAnswer RegulationTools::test(const ScriptText& script, const ScriptText& cases, bool strict) const {
  const ToldScript told = told_script(script);
  if (!told.regulation) return refused(told.problems);
  CasesFile file = read_cases(*told.regulation, told.regulation->zone(), cases.name, cases.text);
  if (!file.problems.empty()) return refused(file.problems);
  Tested tested;
  for (const AcceptanceCase& one : file.cases)
    tested.results.push_back(judge_case(one, *told.regulation, told.regulation->zone()));
  tested.rules = coverage(*told.regulation, file.cases);
  tested.totals = totals_of(tested.rules);
  const bool uncovered = tested.totals.rules_covered < tested.totals.rules;
  const bool bad = tested.failed() > 0 || tested.results.empty() || (strict && uncovered);
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
                   {{"file", cases.name},
                    {"line", std::to_string(one.line)},
                    {"case", one.title},
                    {"expected", one.expected},
                    {"got", one.got}},
                   one.clause};
    answer.complaints += messages_.explain(failed).title + '\n';
  }
  for (const CoveredClause& clause : by_clause(tested.rules)) {
    answer.out += messages_
                      .explain(Problem{"app.clause_covered",
                                       {{"rules", std::to_string(clause.rules)},
                                        {"covered", std::to_string(clause.rules_covered)},
                                        {"cases", std::to_string(clause.cases)}},
                                       clause.clause})
                      .title +
                  '\n';
  }
  std::string& uncovered_to = strict ? answer.complaints : answer.out;
  for (const CoveredRule& rule : tested.rules) {
    if (rule.cases.empty())
      uncovered_to +=
          complaint(Problem{"app.rule_uncovered",
                            {{"file", script.name}, {"line", std::to_string(rule.line)}, {"word", rule.word}},
                            rule.clause});
  }
  answer.out += words("app.cases_run",
                      {{"total", std::to_string(tested.results.size())}, {"failed", std::to_string(tested.failed())}}) +
                '\n' + words("app.coverage", totals_in_words(tested.totals)) + '\n';
  return answer;
}

}  // namespace vestnik
