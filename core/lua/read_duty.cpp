#include <algorithm>

#include "domain/duty_words.h"
#include "lua/read_recurrence.h"
#include "lua/read_rules.h"

namespace vestnik {
namespace {

constexpr std::int64_t longest_wait = 200;

/// `3 * days` → 3, in the unit that the field counts in.
std::optional<int> read_days(Fields& fields, std::string_view field, Span::Unit unit, std::string_view example) {
  const Node* node = fields.any(field);
  if (node == nullptr) return std::nullopt;
  const Span* span = node->span();
  if (span == nullptr || span->unit != unit || span->count > longest_wait) {
    fields.wrong_type(field, example);
    return std::nullopt;
  }
  return static_cast<int>(span->count);
}

std::vector<Role> read_roles(Fields& fields, std::string_view field) {
  const auto roles = fields.roles(field);
  return roles ? roles->listed() : std::vector<Role>{};
}

Selector read_scope(Fields& fields, FileFindings& findings) {
  const Node* node = fields.table("for_");
  Selector scope;
  scope.everybody = true;
  return node == nullptr ? scope : read_selector(*node, findings);
}

}  // namespace

void read_duty(const Statement& statement, RuleSet& rules, FileFindings& findings) {
  static const std::vector<std::string> matters{duty_words.begin(), duty_words.end()};
  Fields fields{statement.body, "duty", findings};
  DutyRule rule;
  rule.name = statement.name;
  rule.line = statement.body.line;
  rule.clause = fields.required_text("clause");
  if (!is_plain_name(rule.name)) fields.report("regulation.bad_name", "duty", {{"value", rule.name}});
  if (std::ranges::any_of(rules.duties, [&](const DutyRule& other) { return other.name == rule.name; }))
    findings.add("regulation.twice", rule.line, {{"word", rule.name}});
  if (!fields.has("of")) fields.missing("of");
  rule.of = read_roles(fields, "of");
  if (!fields.has("matter")) fields.missing("matter");
  if (const auto matter = fields.choice("matter", matters)) rule.matter = matters[*matter];
  rule.text = fields.text("text").value_or("");
  if (rule.matter == "by_word" && rule.text.empty()) fields.missing("text");
  if (!fields.has("due")) fields.missing("due");
  if (auto due = read_recurrence(fields, "due")) {
    rule.due = std::move(due->recurrence);
    rule.whole_day = !due->has_time;
  }
  rule.remind_before = read_days(fields, "remind_before", Span::Unit::days, "3 * days");
  rule.escalate_to = read_roles(fields, "escalate_to");
  rule.escalate_after =
      read_days(fields, "escalate_after", Span::Unit::working_days, "1 * working_days").value_or(rule.escalate_after);
  const Selector scope = read_scope(fields, findings);
  if (!scope.everybody) {
    rule.applies_to = [scope](const GroupTraits& group, const std::string& subject) {
      return scope.admits({group, subject, PersonId{}, std::nullopt});
    };
  }
  rules.duties.push_back(std::move(rule));
  rules.duty_scopes.push_back(scope);
}

}  // namespace vestnik
