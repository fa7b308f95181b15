#include <algorithm>
#include <array>

#include "base/text.h"
#include "domain/event_words.h"
#include "domain/summary_words.h"
#include "lua/read_calm.h"
#include "lua/read_recurrence.h"
#include "lua/read_rules.h"
#include "ports/audience_words.h"

namespace vestnik {
namespace {

/// The college's word for the class teacher stands last.
const std::vector<std::string>& audience_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all{audience_names.begin(), audience_names.end()};
    all.emplace_back("curator");
    return all;
  }();
  return words;
}
const std::vector<std::string> trigger_words{"absent",    "reason_set",   "mark", "final_published",
                                             "final_set", "announcement", "event"};

void check_code(Fields& fields, const char* field, const std::string& word, const std::vector<std::string>& known) {
  if (!word.empty() && std::find(known.begin(), known.end(), word) == known.end())
    fields.unknown_value(field, word, known);
}

Trigger read_absent(const Node& node, const RuleSet& rules, FileFindings& findings) {
  Fields fields{node, "absent", findings};
  Trigger trigger;
  trigger.kind = TriggerKind::absence;
  const AttendanceTerms& terms = rules.absence.terms;
  trigger.code = fields.text("code").value_or(terms.absence_code);
  check_code(fields, "code", trigger.code, terms.codes);
  trigger.first_of_day = fields.choice("first_of", {"day"}).has_value();
  trigger.known = fields.truth("known");
  return trigger;
}

Trigger read_reason_set(const Node& node, const RuleSet& rules, FileFindings& findings) {
  Fields fields{node, "reason_set", findings};
  Trigger trigger;
  trigger.kind = TriggerKind::absence_reason;
  trigger.reason = fields.required_text("reason");
  check_code(fields, "reason", trigger.reason, rules.absence.terms.reasons);
  return trigger;
}

Trigger read_mark_trigger(const Node& node, FileFindings& findings) {
  Fields fields{node, "mark", findings};
  Trigger trigger;
  trigger.kind = TriggerKind::mark;
  if (const auto most = fields.whole("at_most", 1, 100)) trigger.at_most = static_cast<int>(*most);
  return trigger;
}

Trigger read_final_trigger(const Node& node, FileFindings& findings) {
  Fields fields{node, node.word, findings};
  Trigger trigger;
  trigger.kind = TriggerKind::final_mark;
  trigger.not_attested = fields.truth("not_attested");
  trigger.late = fields.truth("late");
  return trigger;
}

Trigger read_announcement_trigger(const Node& node, FileFindings& findings) {
  Fields fields{node, "announcement", findings};
  Trigger trigger;
  trigger.kind = TriggerKind::announcement;
  trigger.urgent = fields.truth("urgent");
  return trigger;
}

Trigger read_event_trigger(const Node& node, FileFindings& findings) {
  Fields fields{node, "event", findings};
  Trigger trigger;
  trigger.kind = TriggerKind::event;
  trigger.name = fields.required_text("name");
  check_code(fields, "name", trigger.name, {event_words.begin(), event_words.end()});
  return trigger;
}

std::optional<Trigger> read_trigger(Fields& fields, const RuleSet& rules, FileFindings& findings) {
  const Node* when = fields.any("when");
  if (when == nullptr) {
    fields.missing("when");
    return std::nullopt;
  }
  if (when->word == "absent") return read_absent(*when, rules, findings);
  if (when->word == "reason_set") return read_reason_set(*when, rules, findings);
  if (when->word == "mark") return read_mark_trigger(*when, findings);
  if (when->word == "announcement") return read_announcement_trigger(*when, findings);
  if (when->word == "event") return read_event_trigger(*when, findings);
  if (when->word == "final_published" || when->word == "final_set") return read_final_trigger(*when, findings);
  fields.unknown_value("when", when->word, trigger_words);
  return std::nullopt;
}

void read_tell(Fields& fields, NotifyRule& rule, FileFindings& findings) {
  const Node* tell = fields.any("tell");
  if (tell == nullptr) return fields.missing("tell");
  if (tell->word == "parents") {
    Fields inner{*tell, "parents", findings};
    rule.opted_out_only = inner.truth("opted_out_of_electronic").value_or(false);
    rule.tell = {Audience::parents};
    return;
  }
  for (const std::size_t place : fields.choices("tell", audience_words())) {
    const bool curator = place == audience_names.size();
    rule.tell.push_back(curator ? Audience::class_teacher : static_cast<Audience>(place));
  }
  if (rule.tell.empty()) fields.missing("tell");
}

void read_channels(Fields& fields, NotifyRule& rule) {
  const Node* by = fields.any("by");
  if (by == nullptr) return fields.missing("by");
  rule.mode = by->word == "all_of" ? ChannelMode::all_of : ChannelMode::first_of;
  if (by->is_table && !by->word.empty() && by->word != "all_of" && by->word != "first_of")
    fields.unknown_value("by", by->word, {"first_of", "all_of"});
  rule.channels = fields.texts("by");
  for (const std::string& channel : rule.channels) {
    if (!is_plain_name(channel)) fields.report("regulation.bad_channel", "by", {{"value", channel}});
  }
  if (rule.channels.empty()) fields.missing("by");
}

void read_expiry(Fields& fields, NotifyRule& rule) {
  const Node* expires = fields.any("expires");
  if (expires != nullptr && expires->span() != nullptr) {
    rule.expires = Expiry::after;
    if (const auto span = fields.span("expires")) rule.expires_after = span->length();
  } else if (expires != nullptr) {
    const auto choice = fields.choice("expires", {"last_bell", "end_of_day", "never"});
    if (choice) rule.expires = std::array{Expiry::last_bell, Expiry::end_of_day, Expiry::never}[*choice];
  }
  if (fields.choice("afterwards", {"digest", "nothing"}).value_or(1) == 0) rule.afterwards = Afterwards::digest;
}

}  // namespace

std::optional<QuietHours> read_quiet(Fields& fields) {
  const std::vector<std::string> written = fields.texts("quiet");
  if (written.empty()) return std::nullopt;
  const auto from = parse_clock(written.front());
  const auto until = written.size() == 2 ? parse_clock(written.back()) : std::nullopt;
  if (from && until) return QuietHours{*from, *until};
  fields.report("regulation.no_such_time", "quiet", {{"value", written.front()}});
  return std::nullopt;
}

namespace {

bool is_named(const RuleSet& rules, const std::string& name) {
  const auto is_it = [&](const NotifyRule& rule) { return rule.name == name; };
  return std::ranges::any_of(rules.notify, is_it) || std::ranges::any_of(rules.periodic, is_it, &PeriodicRule::telling);
}

/// The sheet of those who refused the electronic form: its day is a weekday, its words are the week's results.
void add_sheet_rule(Fields& fields, NotifyRule rule, const Recurrence& every, RuleSet& rules) {
  if (every.turn != Recurrence::Turn::week || every.weekday == 0 || rule.when.name != summary::results)
    return fields.report("regulation.weekly_is_paper", "every");
  rule.expires = Expiry::never;
  rules.periodic.push_back({rule, every});
  rule.when = Trigger{};
  rule.when.kind = TriggerKind::weekly;
  rule.when.weekday = every.weekday;
  rule.when.at = every.at;
  rules.notify.push_back(std::move(rule));
}

/// `every` instead of `when`.
void read_periodic(Fields& fields, NotifyRule rule, RuleSet& rules) {
  constexpr std::chrono::hours worth_telling{72};
  if (fields.any("when") != nullptr) fields.report("regulation.named_twice", "every");
  auto every = read_recurrence(fields, "every");
  const auto about = fields.choice("about", {summary_words.begin(), summary_words.end()});
  if (!about && !fields.has("about") && !rule.opted_out_only) fields.missing("about");
  if (const auto span = fields.span("expires")) {
    rule.expires = Expiry::after;
    rule.expires_after = span->length();
  }
  if (!every) return;
  if (!every->has_time) every->recurrence.at = rules.informing.digest_at;
  rule.when.kind = TriggerKind::periodic;
  rule.when.name = about ? summary_words[*about] : summary::results;
  if (rule.opted_out_only) return add_sheet_rule(fields, std::move(rule), every->recurrence, rules);
  if (rule.expires == Expiry::never) {
    rule.expires = Expiry::after;
    rule.expires_after = worth_telling;
  }
  rules.periodic.push_back({std::move(rule), every->recurrence});
}

/// A mistake may tell a whole school at once of whatever families hear; a line of a digest frightens nobody.
bool guarded_unasked(const NotifyRule& rule) {
  constexpr std::array families{Audience::student, Audience::parents, Audience::group, Audience::everyone};
  return !rule.digest && std::ranges::find_first_of(rule.tell, families) != rule.tell.end();
}

}  // namespace

void read_notify(const Statement& statement, RuleSet& rules, FileFindings& findings) {
  Fields fields{statement.body, "notify", findings};
  NotifyRule rule;
  rule.name = statement.name;
  rule.line = statement.body.line;
  rule.clause = fields.required_text("clause");
  if (!is_plain_name(rule.name)) fields.report("regulation.bad_name", "notify", {{"value", rule.name}});
  if (is_named(rules, rule.name)) findings.add("regulation.twice", rule.line, {{"word", rule.name}});
  read_tell(fields, rule, findings);
  read_channels(fields, rule);
  rule.quiet = read_quiet(fields);
  rule.in_doubt = static_cast<InDoubt>(fields.choice("in_doubt", {"send_again", "leave", "ask"}).value_or(1));
  rule.priority = static_cast<int>(fields.whole("priority", 0, 100).value_or(rule.priority));
  read_calm_rule(fields, rule, rules, findings);
  if (fields.any("every") != nullptr) return read_periodic(fields, std::move(rule), rules);
  if (fields.any("about") != nullptr) fields.missing("every");
  if (const auto trigger = read_trigger(fields, rules, findings)) rule.when = *trigger;
  if (const auto settle = fields.span("settle")) rule.settle = settle->length();
  read_expiry(fields, rule);
  const Node* when = fields.any("when");
  rule.when_published = rules.publish_when_sheet_closed && (when == nullptr || when->word != "final_set");
  rule.call = fields.truth("call").value_or(false);
  const auto guarded = fields.truth("guarded");
  rule.guarded = guarded.value_or(guarded_unasked(rule));
  if (guarded) rules.guards_said.push_back(rule.name);
  rules.notify.push_back(std::move(rule));
}

}  // namespace vestnik
