#include <algorithm>
#include <set>

#include "lua/read_rules.h"

namespace vestnik {
namespace {

constexpr std::size_t most_editing_rules = 64;

ReopenTerms read_reopen(const Node& node, const std::string& clause, FileFindings& findings) {
  Fields fields{node, "reopen", findings};
  ReopenTerms terms;
  terms.clause = fields.text("clause").value_or(clause);
  terms.filed_by = fields.role("on_application_of").value_or(Role::teacher);
  if (const auto deciders = fields.roles("approved_by")) terms.decided_by = deciders->listed();
  if (!fields.has("lasts")) fields.missing("lasts");
  if (const auto lasts = fields.span("lasts")) terms.lasts = lasts->length();
  return terms;
}

void check_distinct(Fields& fields, std::string_view field, const std::vector<std::string>& words) {
  if (std::set<std::string>{words.begin(), words.end()}.size() != words.size())
    fields.report("regulation.named_twice", field);
}

}  // namespace

void read_marks(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "marks", findings};
  ScaleRule rule;
  rule.head.line = body.line;
  rule.head.clause = fields.text("clause").value_or("");
  if (const Node* selector = fields.table("for_"); selector != nullptr)
    rule.head.applies_to = read_selector(*selector, findings);
  if (!fields.has("scale")) fields.missing("scale");
  for (const std::int64_t grade : fields.wholes("scale", 1, 100))
    rule.scale.push_back(static_cast<std::uint8_t>(grade));
  std::sort(rule.scale.begin(), rule.scale.end());
  if (std::adjacent_find(rule.scale.begin(), rule.scale.end()) != rule.scale.end())
    fields.report("regulation.named_twice", "scale");
  // Only a narrower rule may say that somebody is not graded.
  if (rule.scale.empty() && rule.head.applies_to.everybody && fields.has("scale")) fields.missing("scale");
  rule.weighted = fields.choice("average", {"plain", "weighted"}).value_or(0) == 1;
  rules.scales.push_back(std::move(rule));
}

void read_absence(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "absence", findings};
  if (rules.absence.line != 0) findings.add("regulation.twice", body.line, {{"word", "absence"}});
  AbsenceRules& absence = rules.absence;
  absence.line = body.line;
  absence.clause = fields.text("clause").value_or("");
  absence.reason_clause = fields.text("reason_clause").value_or(absence.clause);
  absence.release_clause = fields.text("release_clause");
  AttendanceTerms& terms = absence.terms;
  terms.codes = fields.texts("codes");
  if (terms.codes.empty()) fields.missing("codes");
  terms.reasons = fields.texts("reasons");
  check_distinct(fields, "codes", terms.codes);
  check_distinct(fields, "reasons", terms.reasons);
  const auto one_of = [&](const char* field, const std::vector<std::string>& words, std::size_t otherwise) {
    const auto place = fields.choice(field, words);
    if (place) return words[*place];
    return otherwise < words.size() ? words[otherwise] : std::string{};
  };
  terms.absence_code = one_of("absent", terms.codes, 0);
  terms.excused_reason = one_of("excused", terms.reasons, 0);
  terms.unexcused_reason = one_of("unexcused", terms.reasons, 1);
  if (const auto roles = fields.roles("reason_set_by")) absence.reason_set_by = *roles;
  absence.own_class_only = fields.truth("own_class_only").value_or(true);
}

void read_editing(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "editing", findings};
  EditRule rule;
  rule.head = read_head(fields, findings);
  for (const std::size_t matter : fields.choices("what", {"grades", "attendance", "reasons"}))
    rule.what.add(static_cast<Matter>(matter));
  if (rule.what.empty()) rule.what.add(Matter::grades);
  rule.roles = fields.roles("roles").value_or(RoleSet::all_but_administrator());
  rule.open_for = fields.span_or_school_days("open_for");
  const auto until = fields.choice("open_until", {"period_end"});
  if (rule.open_for.has_value() == until.has_value()) fields.missing("open_for");
  rule.counted_from =
      static_cast<CountedFrom>(fields.choice("counted_from", {"lesson", "lesson_inclusive"}).value_or(0));
  rule.instead_of = fields.text("instead_of").value_or("");
  if (const Node* reopen = fields.table("reopen")) rule.reopen = read_reopen(*reopen, rule.head.clause, findings);
  if (rules.editing.size() >= most_editing_rules)
    findings.add("regulation.too_many", body.line, {{"word", "editing"}});
  else
    rules.editing.push_back(std::move(rule));
}

void read_checking(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "checking", findings};
  CheckingNorm norm;
  norm.line = body.line;
  norm.clause = fields.required_text("clause");
  for (const std::size_t kind : fields.choices("work_kind", work_kind_words()))
    norm.kinds.push_back(static_cast<WorkKind>(kind));
  if (norm.kinds.empty()) fields.missing("work_kind");
  const auto within = fields.span_or_school_days("within");
  if (!fields.has("within")) fields.missing("within");
  if (within && !within->of_days()) fields.wrong_type("within", "7 * days");
  norm.school_days = within && within->unit == Span::Unit::school_days;
  norm.days = within ? static_cast<int>(within->count) : 0;
  rules.checking.push_back(std::move(norm));
}

void read_lock(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "lock", findings};
  const RuleHead head = read_head(fields, findings);
  const auto events = fields.choices("when", {"final_set", "sheet_closed"});
  if (events.empty()) fields.missing("when");
  for (const std::size_t event : events) rules.locks.push_back({head, static_cast<LockEvent>(event)});
}

void read_homework(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "homework", findings};
  const Demand demand{fields.required_text("clause"), body.line};
  if (fields.truth("not_for_past").value_or(false)) rules.lesson.homework_not_for_past = demand;
  if (fields.truth("required").value_or(false)) rules.lesson.homework_required = demand;
}

void read_lesson(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "lesson", findings};
  const Demand demand{fields.required_text("clause"), body.line};
  const auto demands = [&](const char* field, std::optional<Demand>& rule) {
    if (fields.truth(field).value_or(false)) rule = demand;
  };
  demands("topic_required", rules.lesson.topic_required);
  demands("russian_only", rules.lesson.russian_only);
  demands("task_required", rules.lesson.task_required);
  demands("held_only", rules.lesson.held_only);
}

}  // namespace vestnik
