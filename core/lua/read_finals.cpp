#include "lua/read_rules.h"

namespace vestnik {
namespace {

/// `before("period_end", 2 * days)` → two civil days.
std::optional<DayCount> read_before(Fields& fields, std::string_view field) {
  const Node* node = fields.any(field);
  if (node == nullptr) return std::nullopt;
  const bool shaped = node->is_table && node->word == "before" && node->items.size() == 2;
  const std::string* event = shaped ? node->items[0].text() : nullptr;
  const Span* span = shaped ? node->items[1].span() : nullptr;
  if (event == nullptr || span == nullptr || !span->of_days()) {
    fields.wrong_type(field, "before(\"period_end\", 2 * days)");
    return std::nullopt;
  }
  if (*event != "period_end") {
    fields.unknown_value(field, *event, {"period_end"});
    return std::nullopt;
  }
  return DayCount{static_cast<int>(span->count), span->unit == Span::Unit::school_days};
}

void read_including(Fields& fields, FinalRule& rule) {
  const Node* node = fields.any("including");
  if (node == nullptr) return;
  if (!node->is_table || (node->word != "any_of" && node->word != "all_of"))
    return fields.wrong_type("including", "any_of { \"written\" }");
  rule.each_kind = node->word == "all_of";
  for (const Node& item : node->items) {
    const std::string* word = item.text();
    const auto kind = word == nullptr ? std::nullopt : parse_work_kind(*word);
    if (kind)
      rule.including.push_back(*kind);
    else if (word == nullptr)
      fields.wrong_type("including", "{ \"...\", \"...\" }");
    else
      fields.unknown_value("including", *word, work_kind_words());
  }
}

}  // namespace

void read_final_mark(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "final_mark", findings};
  FinalRule rule;
  rule.head = read_head(fields, findings);
  rule.at_least = static_cast<int>(fields.whole("at_least", 0, 50).value_or(0));
  read_including(fields, rule);
  rule.opens = read_before(fields, "opens");
  rule.due = read_before(fields, "due");
  rule.due_by_order = fields.truth("due_by_order").value_or(false);
  rule.late = fields.choice("late", {"warn", "forbid"}).value_or(0) == 1 ? LatePolicy::forbid : LatePolicy::warn;
  rule.average_gap = fields.hundredths("average_gap", 1, 500);
  if (const auto publish = fields.choice("publish", {"when_sheet_closed", "at_once"}))
    rules.publish_when_sheet_closed = *publish == 0;
  const bool alike = rule.opens && rule.due && rule.opens->school_days == rule.due->school_days;
  if (alike && rule.opens->days < rule.due->days) fields.report("regulation.window_reversed", "opens");
  rules.finals.push_back(std::move(rule));
}

void read_attestation(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "attestation", findings};
  AttestationRule rule;
  rule.head = read_head(fields, findings);
  static const std::vector<std::string> kinds{attestation_kind_names.begin(), attestation_kind_names.end()};
  for (const std::size_t kind : fields.choices("kinds", kinds))
    rule.kinds.push_back(static_cast<AttestationKind>(kind));
  if (rule.kinds.empty()) fields.missing("kinds");
  if (const auto roles = fields.roles("entered_by"))
    rule.entered_by = *roles;
  else
    fields.missing("entered_by");
  rule.own_department = fields.truth("own_department").value_or(false);
  rule.sheet_reference = fields.truth("sheet_reference").value_or(false);
  rules.attestation.push_back(std::move(rule));
}

}  // namespace vestnik
