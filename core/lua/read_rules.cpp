#include "lua/read_rules.h"

#include <algorithm>
#include <map>

namespace vestnik {
namespace {

constexpr std::size_t most_statements = 500;

using ReadTable = void (*)(const Node&, RuleSet&, FileFindings&);

const std::map<std::string, ReadTable, std::less<>>& readers() {
  static const std::map<std::string, ReadTable, std::less<>> all{{"marks", read_marks},
                                                                 {"absence", read_absence},
                                                                 {"checking", read_checking},
                                                                 {"periods", read_periods},
                                                                 {"editing", read_editing},
                                                                 {"lock", read_lock},
                                                                 {"final_mark", read_final_mark},
                                                                 {"attestation", read_attestation},
                                                                 {"documents", read_documents},
                                                                 {"homework", read_homework},
                                                                 {"lesson", read_lesson},
                                                                 {"credentials", read_credentials},
                                                                 {"announcements", read_announcements},
                                                                 {"mail", read_mail},
                                                                 {"access", read_access},
                                                                 {"inform", read_inform}};
  return all;
}

OverrideTerms read_override(const Node& node, FileFindings& findings) {
  Fields fields{node, "override", findings};
  OverrideTerms terms;
  if (const auto by = fields.roles("by"))
    terms.by = *by;
  else
    fields.missing("by");
  terms.reason = fields.truth("reason").value_or(true);
  return terms;
}

// `instead_of` names a clause of another editing rule: its place is found once all of them are read.
void bind_replacements(RuleSet& rules, FileFindings& findings) {
  for (EditRule& rule : rules.editing) {
    if (rule.instead_of.empty()) continue;
    for (std::size_t place = 0; place < rules.editing.size(); ++place) {
      const EditRule& other = rules.editing[place];
      if (&other != &rule && other.head.clause == rule.instead_of) rule.replaces |= std::uint64_t{1} << place;
    }
    if (rule.replaces == 0)
      findings.add("regulation.replaces_nothing", findings.line_of("instead_of", rule.head.line),
                   {{"field", "instead_of"}, {"value", rule.instead_of}});
    if (rule.head.applies_to.everybody)
      findings.add("regulation.replaces_everything", findings.line_of("instead_of", rule.head.line),
                   {{"field", "instead_of"}, {"expected", "for_"}});
  }
}

void check_whole(const RuleSet& rules, FileFindings& findings) {
  const auto demand = [&](bool there, const char* word) {
    if (!there) findings.add("regulation.missing_statement", 1, {{"word", word}});
  };
  demand(rules.line != 0, "regulation");
  demand(!rules.scales.empty(), "marks");
  demand(!rules.absence.terms.codes.empty(), "absence");
  demand(!rules.periods.empty(), "periods");
}

}  // namespace

bool is_plain_name(const std::string& word) {
  constexpr std::size_t longest = 32;
  return !word.empty() && word.size() <= longest && word.front() >= 'a' && word.front() <= 'z' &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9'); });
}

Selector read_selector(const Node& node, FileFindings& findings) {
  Fields fields{node, "for_", findings};
  Selector selector;
  selector.classes = fields.texts("class");
  for (const std::int64_t course : fields.wholes("course", 1, 11)) selector.courses.push_back(static_cast<int>(course));
  selector.departments = fields.texts("department");
  selector.specialities = fields.texts("speciality");
  selector.subjects = fields.texts("subject");
  for (const std::size_t kind : fields.choices("work_kind", work_kind_words()))
    selector.work_kinds.push_back(static_cast<WorkKind>(kind));
  for (const std::int64_t id : fields.wholes("student", 1, INT64_MAX)) selector.students.push_back(PersonId{id});
  selector.everybody = node.fields.empty();
  return selector;
}

RuleHead read_head(Fields& fields, FileFindings& findings) {
  RuleHead head;
  head.line = fields.line();
  head.clause = fields.required_text("clause");
  if (const Node* selector = fields.table("for_")) head.applies_to = read_selector(*selector, findings);
  if (const Node* terms = fields.table("override")) head.override = read_override(*terms, findings);
  return head;
}

RuleSet read_rules(const std::vector<Statement>& statements, FileFindings& findings) {
  RuleSet rules;
  // Each fact is judged by every rule, and told by every message.
  if (statements.size() > most_statements)
    findings.add("regulation.too_many", statements[most_statements].body.line,
                 {{"word", statements[most_statements].word}});
  for (const Statement& statement : statements) {
    if (statement.word == "regulation") {
      read_info(statement.body, rules, findings);
    } else if (const auto reader = readers().find(statement.word); reader != readers().end()) {
      reader->second(statement.body, rules, findings);
    }
  }
  // Notification rules speak of codes and of publishing, wherever the script declares those.
  for (const Statement& statement : statements) {
    if (statement.word == "notify") read_notify(statement, rules, findings);
    if (statement.word == "duty") read_duty(statement, rules, findings);
  }
  bind_replacements(rules, findings);
  check_whole(rules, findings);
  return rules;
}

}  // namespace vestnik
