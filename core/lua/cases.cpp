#include "lua/cases.h"

#include <array>

#include "lua/limits.h"
#include "lua/sandbox.h"
#include "lua/vocabulary.h"

namespace vestnik {
namespace {

const std::vector<std::string> outcome_words{"allowed", "warned", "needs_comment", "needs_confirmation",
                                             "refused", "told",   "not_told",      "call",
                                             "due",     "not_due"};

/// What a case is about says which outcomes it may expect.
struct Outcomes {
  CaseOutcome first;
  CaseOutcome last;
};
constexpr Outcomes of_changes{CaseOutcome::allowed, CaseOutcome::refused};
constexpr Outcomes of_telling{CaseOutcome::told, CaseOutcome::call};
constexpr Outcomes of_turns{CaseOutcome::due, CaseOutcome::not_due};

Result<std::vector<Statement>> read_statements(std::string_view name, std::string_view source) {
  Speech speech;
  Sandbox sandbox{case_limits, add_case_words, &speech};
  if (auto done = sandbox.run(name, source); !done.ok()) return std::move(done).problem();
  return std::move(speech.statements);
}

CaseOutcome read_outcome(Fields& fields, Outcomes outcomes) {
  if (!fields.has("expect")) fields.missing("expect");
  const auto first = static_cast<std::ptrdiff_t>(outcomes.first);
  const std::vector<std::string> known{outcome_words.begin() + first,
                                       outcome_words.begin() + static_cast<std::ptrdiff_t>(outcomes.last) + 1};
  return static_cast<CaseOutcome>(static_cast<std::size_t>(first) + fields.choice("expect", known).value_or(0));
}

void read_details(Fields& fields, FileFindings& findings, Details& details) {
  const Node* written = fields.table("details");
  if (written == nullptr) return;
  for (const auto& [name, value] : written->fields) {
    if (const std::string* text = value.text())
      details.emplace_back(name, *text);
    else
      findings.add("regulation.wrong_type", written->line,
                   {{"table", "details"}, {"field", name}, {"expected", "\"...\""}});
  }
}

void expect_decision(Fields& fields, FileFindings& findings, CaseExpectation& expected) {
  expected.outcome = read_outcome(fields, of_changes);
  expected.code = fields.text("code");
  expected.clause = fields.text("by");
  read_details(fields, findings, expected.details);
}

void expect_telling(Fields& fields, const TimeZone& zone, CaseExpectation& expected) {
  expected.outcome = read_outcome(fields, of_telling);
  expected.told = read_told_expectation(fields, zone);
  expected.clause = fields.text("under");
}

void expect_turns(Fields& fields, CaseExpectation& expected) {
  expected.outcome = read_outcome(fields, of_turns);
  expected.turns = read_turn_expectation(fields);
  expected.clause = fields.text("under");
}

std::optional<AcceptanceCase> read_case(const Node& body, const Regulation& regulation, const TimeZone& zone,
                                        FileFindings& findings) {
  Fields fields{body, "case", findings};
  AcceptanceCase one;
  one.file = findings.file();
  one.line = body.line;
  one.clause = fields.required_text("clause");
  const auto& items = fields.items();
  if (items.size() == 1 && items.front().text() != nullptr)
    one.title = *items.front().text();
  else
    fields.missing("title");
  if (const Node* told = fields.table("told")) {
    expect_telling(fields, zone, one.expected);
    one.asked = read_told_fact(*told, regulation, zone, findings);
    return one;
  }
  if (const Node* turn = fields.table("turn")) {
    expect_turns(fields, one.expected);
    one.asked = read_turns(*turn, regulation, findings);
    return one;
  }
  expect_decision(fields, findings, one.expected);
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
