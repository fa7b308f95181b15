#include "lua/cases.h"

#include <array>

#include "lua/limits.h"
#include "lua/sandbox.h"
#include "lua/vocabulary.h"

namespace vestnik {
namespace {

const std::vector<std::string> outcome_words{"allowed", "warned", "needs_comment", "needs_confirmation",
                                             "refused", "told",   "not_told",      "call"};

Result<std::vector<Statement>> read_statements(std::string_view name, std::string_view source) {
  Speech speech;
  Sandbox sandbox{case_limits, add_case_words, &speech};
  if (auto done = sandbox.run(name, source); !done.ok()) return std::move(done).problem();
  return std::move(speech.statements);
}

CaseExpectation read_expectation(Fields& fields, bool of_told, const TimeZone& zone, FileFindings& findings) {
  CaseExpectation expected;
  if (!fields.has("expect")) fields.missing("expect");
  const auto first_told = outcome_words.begin() + static_cast<int>(CaseOutcome::told);
  const std::vector<std::string> known = of_told ? std::vector<std::string>{first_told, outcome_words.end()}
                                                 : std::vector<std::string>{outcome_words.begin(), first_told};
  const std::size_t first = of_told ? static_cast<std::size_t>(CaseOutcome::told) : 0;
  expected.outcome = static_cast<CaseOutcome>(first + fields.choice("expect", known).value_or(0));
  if (of_told) {
    expected.told = read_told_expectation(fields, zone);
    expected.clause = fields.text("under");
    return expected;
  }
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

std::optional<AcceptanceCase> read_case(const Node& body, const Regulation& regulation, const TimeZone& zone,
                                        FileFindings& findings) {
  Fields fields{body, "case", findings};
  AcceptanceCase one;
  one.line = body.line;
  one.clause = fields.required_text("clause");
  const auto& items = fields.items();
  if (items.size() == 1 && items.front().text() != nullptr)
    one.title = *items.front().text();
  else
    fields.missing("title");
  const Node* told = fields.table("told");
  one.expected = read_expectation(fields, told != nullptr, zone, findings);
  if (told != nullptr) {
    one.asked = read_told_fact(*told, regulation, zone, findings);
    return one;
  }
  auto change = read_case_change(fields, regulation, zone, findings);
  if (!change) return std::nullopt;
  one.asked = *std::move(change);
  return one;
}

}  // namespace

std::string_view to_text(CaseOutcome outcome) { return outcome_words[static_cast<std::size_t>(outcome)]; }

CasesFile read_cases(const Regulation& regulation, const TimeZone& zone, std::string_view name,
                     std::string_view source) {
  CasesFile file;
  const auto statements = read_statements(name, source);
  if (!statements.ok()) {
    file.problems.push_back(statements.problem());
    return file;
  }
  FileFindings findings{std::string{name}, source};
  for (const Statement& statement : statements.value()) {
    if (auto one = read_case(statement.body, regulation, zone, findings)) file.cases.push_back(*std::move(one));
  }
  file.problems = findings.take();
  if (!file.problems.empty()) file.cases.clear();
  return file;
}

}  // namespace vestnik
