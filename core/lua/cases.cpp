#include "lua/cases.h"

#include <algorithm>

#include "lua/case_changes.h"
#include "lua/limits.h"
#include "lua/loader.h"
#include "lua/sandbox.h"
#include "lua/vocabulary.h"
#include "regulation/combine.h"

namespace vestnik {
namespace {

const std::vector<std::string> verdict_words{"allowed", "warned", "needs_comment", "needs_confirmation", "refused"};

Result<std::vector<Statement>> read_statements(std::string_view name, std::string_view source) {
  Speech speech;
  Sandbox sandbox{case_limits, add_case_words, &speech};
  if (auto done = sandbox.run(name, source); !done.ok()) return std::move(done).problem();
  return std::move(speech.statements);
}

struct Expectation {
  std::size_t verdict = 0;
  std::optional<std::string> code;
  std::optional<std::string> clause;
  Details details;
};

Expectation read_expectation(Fields& fields, FileFindings& findings) {
  Expectation expected;
  if (!fields.has("expect")) fields.missing("expect");
  expected.verdict = fields.choice("expect", verdict_words).value_or(0);
  expected.code = fields.text("code");
  expected.clause = fields.text("by");
  if (const Node* details = fields.table("details")) {
    for (const auto& [name, value] : details->fields) {
      if (const std::string* text = value.text())
        expected.details.emplace_back(name, *text);
      else
        findings.add("regulation.wrong_type", details->line,
                     {{"table", "details"}, {"field", name}, {"expected", "\"...\""}});
    }
  }
  return expected;
}

std::string described(std::string_view verdict, std::string_view code, std::string_view clause,
                      const Details& details) {
  std::string text{verdict};
  if (!code.empty()) text += " " + std::string{code};
  if (!clause.empty()) text += " (" + std::string{clause} + ")";
  for (const auto& [name, value] : details) text += " " + name + "=" + value;
  return text;
}

void judge_case(const Expectation& expected, const Decision& decision, CaseResult& result) {
  const Finding* leading = decision.findings.empty() ? nullptr : &decision.findings.front();
  const std::string_view verdict = verdict_words[static_cast<std::size_t>(decision.verdict())];
  result.expected = described(verdict_words[expected.verdict], expected.code.value_or(""), expected.clause.value_or(""),
                              expected.details);
  result.got = leading == nullptr
                   ? std::string{verdict}
                   : described(verdict, leading->problem.code, leading->problem.clause, leading->problem.details);
  result.passed = static_cast<std::size_t>(decision.verdict()) == expected.verdict;
  if (expected.code) result.passed &= leading != nullptr && leading->problem.code == *expected.code;
  if (expected.clause) result.passed &= leading != nullptr && leading->problem.clause == *expected.clause;
  for (const auto& [name, value] : expected.details)
    result.passed &= leading != nullptr && leading->problem.detail(name) == value;
}

CaseResult run_case(const Node& body, const Regulation& regulation, const TimeZone& zone, FileFindings& findings) {
  Fields fields{body, "case", findings};
  CaseResult result;
  result.line = body.line;
  result.clause = fields.required_text("clause");
  const auto& items = fields.items();
  if (items.size() == 1 && items.front().text() != nullptr)
    result.title = *items.front().text();
  else
    fields.missing("title");
  const Expectation expected = read_expectation(fields, findings);
  const auto change = read_case_change(fields, regulation, zone, findings);
  if (!change || !findings.empty()) return result;
  const Decision tables = regulation.decide(change->change, change->now);
  judge_case(expected, combined(tables, regulation.ask_hook(change->change, change->now)), result);
  return result;
}

}  // namespace

bool CasesRun::passed() const {
  return problems.empty() && !results.empty() &&
         std::all_of(results.begin(), results.end(), [](const CaseResult& result) { return result.passed; });
}

CasesRun run_cases(const Regulation& regulation, const TimeZone& zone, std::string_view name, std::string_view source) {
  CasesRun run;
  const auto statements = read_statements(name, source);
  if (!statements.ok()) {
    run.problems.push_back(statements.problem());
    return run;
  }
  FileFindings findings{std::string{name}, source};
  for (const Statement& statement : statements.value())
    run.results.push_back(run_case(statement.body, regulation, zone, findings));
  run.problems = findings.take();
  if (!run.problems.empty()) run.results.clear();
  return run;
}

CasesRun run_cases(const std::filesystem::path& regulation, const std::filesystem::path& cases) {
  LoadedRegulation loaded = load_regulation_file(regulation);
  if (loaded.regulation == nullptr) return {{}, std::move(loaded.problems)};
  auto source = read_script_file(cases);
  if (!source.ok()) return {{}, {std::move(source).problem()}};
  return run_cases(*loaded.regulation, loaded.regulation->zone(), cases.filename().string(), source.value());
}

}  // namespace vestnik
