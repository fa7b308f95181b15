#include "regulation/findings.h"

#include <algorithm>

namespace vestnik {
namespace {

struct Ended {
  const EditRule* rule;
  Instant end;
};

// 1 or 0, so that a sentence can choose its words as it chooses a plural.
std::string flag(bool truth) { return truth ? "1" : "0"; }

Details details_of(const Bench& bench, const Ended& ended) {
  const CivilDate last_day = bench.days.zone().local(ended.end - Microseconds{1}).date;
  Details details{{"until", to_iso(ended.end)}, {"last_day", to_russian_short(last_day)}};
  if (const auto& span = ended.rule->open_for) {
    const auto count =
        span->of_days() ? span->count : std::chrono::duration_cast<std::chrono::hours>(span->length()).count();
    details.emplace_back("count", std::to_string(count));
  }
  details.emplace_back("reopenable", flag(ended.rule->reopen.has_value()));
  return details;
}

void report_ended(const Bench& bench, const Ended& ended, const ChangeContext& context, Findings& findings) {
  const RuleHead& head = ended.rule->head;
  Details details = details_of(bench, ended);
  if (!ended.rule->open_for)
    findings.limit(head, context, "edit.period_closed", std::move(details));
  else if (ended.rule->open_for->unit == Span::Unit::school_days)
    findings.limit(head, context, "edit.school_days_closed", std::move(details));
  else if (ended.rule->open_for->unit == Span::Unit::days)
    findings.limit(head, context, "edit.window_closed", std::move(details));
  else
    findings.limit(head, context, "edit.hours_closed", std::move(details));
}

}  // namespace

void Findings::add(Verdict verdict, std::string_view code, std::string_view clause, Details details) {
  // Stricter verdicts go before milder ones, equals keep their order.
  const auto place = std::find_if(decision_.findings.begin(), decision_.findings.end(),
                                  [&](const Finding& finding) { return finding.verdict < verdict; });
  decision_.findings.insert(place,
                            Finding{verdict, Problem{std::string{code}, std::move(details), std::string{clause}}});
}

void Findings::limit(const RuleHead& rule, const ChangeContext& context, std::string_view code, Details details) {
  if (!rule.override || !rule.override->by.has(context.role)) return refuse(code, rule.clause, std::move(details));
  details.emplace_back("rule", std::string{code});
  if (rule.override->reason && context.comment.empty())
    return add(Verdict::needs_comment, "edit.reason_needed", rule.clause, std::move(details));
  warn("edit.overridden", rule.clause, std::move(details));
}

void find_closed_windows(const Bench& bench, const WindowQuestion& question, const ChangeContext& context, Instant now,
                         Findings& findings) {
  const bool opened = context.opened_until && now < *context.opened_until;
  const EditWindows::Limit first = bench.windows.strictest(question, opened);
  if (first.rule == nullptr || now < first.ends) return;
  std::vector<Ended> ended;
  bench.windows.each(question, opened, [&](const EditRule& rule, Instant end) {
    if (now >= end) ended.push_back({&rule, end});
  });
  std::stable_sort(ended.begin(), ended.end(), [](const Ended& a, const Ended& b) { return a.end < b.end; });
  for (const Ended& one : ended) report_ended(bench, one, context, findings);
}

void find_locks(const Bench& bench, const Target& target, const ChangeContext& context, bool final_set,
                bool sheet_closed, Findings& findings) {
  if (!final_set && !sheet_closed) return;
  for (const LockRule& lock : bench.rules.locks) {
    const bool holds = lock.when == LockEvent::final_set ? final_set : sheet_closed;
    if (!holds || !lock.head.applies_to.admits(target)) continue;
    if (lock.when == LockEvent::final_set)
      findings.limit(lock.head, context, "edit.final_set");
    else
      findings.limit(lock.head, context, "edit.sheet_closed");
  }
}

void find_grade_outside_scale(const Bench& bench, const Target& target, std::uint8_t grade, Findings& findings) {
  const ScaleRule* rule = scale_for(bench.rules, target);
  if (rule == nullptr || std::find(rule->scale.begin(), rule->scale.end(), grade) != rule->scale.end()) return;
  if (rule->scale.empty()) return findings.refuse("marks.not_graded", rule->head.clause);
  findings.refuse("marks.outside_scale", rule->head.clause,
                  {{"lowest", std::to_string(rule->scale.front())}, {"highest", std::to_string(rule->scale.back())}});
}

std::string_view clause_of_lessons(const RuleSet& rules) {
  return rules.lesson.held_only ? std::string_view{rules.lesson.held_only->clause} : rules.absence.clause;
}

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
  return list;
}

}  // namespace vestnik
