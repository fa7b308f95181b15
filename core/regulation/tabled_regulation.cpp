#include "regulation/tabled_regulation.h"

#include <algorithm>

#include "regulation/access_rules.h"

namespace vestnik {
namespace {

// A year before the first period and three after it: what a school edits and looks at.
constexpr int days_before = 366;
constexpr int days_kept = 1460;

CivilDate first_day(const RuleSet& rules) {
  CivilDate first = rules.info.in_force_from;
  if (!rules.periods.empty()) first = rules.periods.front().starts;
  return plus_days(first, -days_before);
}

MarkTerms mark_terms(const RuleSet& rules) {
  MarkTerms terms;
  for (const ScaleRule& rule : rules.scales) {
    if (!rule.head.applies_to.everybody) continue;
    terms.scale = rule.scale;
    terms.weighted_average = rule.weighted;
    break;
  }
  if (rules.lesson.task_required) {
    terms.task_required = true;
    terms.task_clause = rules.lesson.task_required->clause;
  }
  return terms;
}

bool counts(const std::optional<DayCount>& count) { return count && count->school_days; }

bool counts(const RuleSet& rules) {
  return std::any_of(
             rules.editing.begin(), rules.editing.end(),
             [](const EditRule& rule) { return rule.open_for && rule.open_for->unit == Span::Unit::school_days; }) ||
         std::any_of(rules.finals.begin(), rules.finals.end(),
                     [](const FinalRule& rule) { return counts(rule.opens) || counts(rule.due); }) ||
         std::any_of(rules.checking.begin(), rules.checking.end(),
                     [](const CheckingNorm& norm) { return norm.school_days; });
}

std::optional<ReopenTerms> first_reopening(const RuleSet& rules) {
  for (const EditRule& rule : rules.editing) {
    if (rule.reopen) return rule.reopen;
  }
  return std::nullopt;
}

}  // namespace

TabledRegulation::TabledRegulation(RuleSet rules, TimeZone zone, std::unique_ptr<Hooks> hooks)
    : rules_(std::move(rules)),
      days_(zone, first_day(rules_), days_kept),
      windows_(rules_, days_),
      scripted_days_(rules_.periods, {}, monday_to_saturday()),
      counts_school_days_(counts(rules_)),
      marks_(mark_terms(rules_)),
      reopening_(first_reopening(rules_)),
      access_changes_(access_changes_of(rules_.access)),
      roles_here_(rules_.users ? RolesHere{rules_.users->roles.listed(), rules_.users->clause} : RolesHere{}),
      hooks_(std::move(hooks)) {}

Decision TabledRegulation::decide(const Change& change, Instant now) const {
  const Bench judges = bench();
  return std::visit([&](const auto& held) { return judge(judges, held, now); }, change);
}

bool TabledRegulation::has_hook(const Change& change) const {
  const auto point = hook_point(change);
  return hooks_ != nullptr && point && hooks_->has(*point);
}

Decision TabledRegulation::ask_hook(const Change& change, Instant now) const {
  if (!has_hook(change)) return {};
  return hooks_->ask(*hook_point(change), change, now);
}

EditWindow TabledRegulation::mark_window(const MarkChange& cell) const {
  const LessonFacts& lesson = *cell.lesson;
  const Target target{lesson.group, lesson.subject_name, cell.student, cell.work_kind};
  for (const LockRule& lock : rules_.locks) {
    const bool holds = lock.when == LockEvent::final_set ? cell.final_set : cell.sheet_closed;
    const bool passes = lock.head.override && lock.head.override->by.has(cell.context.role);
    if (holds && !passes && lock.head.applies_to.admits(target)) return {std::nullopt, lock.head.clause, true};
  }
  return open_window(
      {Matter::grades, cell.context.role, lesson, target, cell.period, bench().school_days(cell.context)},
      cell.context);
}

EditWindow TabledRegulation::attendance_window(const AttendanceChange& cell) const {
  const LessonFacts& lesson = *cell.lesson;
  const Target target{lesson.group, lesson.subject_name, cell.student, std::nullopt};
  return open_window(
      {Matter::attendance, cell.context.role, lesson, target, cell.period, bench().school_days(cell.context)},
      cell.context);
}

EditWindow TabledRegulation::open_window(const WindowQuestion& question, const ChangeContext& context) const {
  const EditWindows::Limit limit = windows_.strictest(question, false);
  if (limit.rule == nullptr) return {};
  // An opened date lifts only the limits that can be reopened; whichever other limit there is ends it all the same.
  const Instant opened = context.opened_until.value_or(Instant::min());
  if (limit.rule->reopen && opened > limit.ends) {
    const EditWindows::Limit other = windows_.strictest(question, true);
    if (other.rule == nullptr || opened <= other.ends) return {opened, limit.rule->reopen->clause, false};
    return {other.ends, other.rule->head.clause, false};
  }
  return {limit.ends, limit.rule->head.clause, false};
}

const CalmRule* TabledRegulation::calm_rule(std::string_view rule) const {
  const auto found = std::ranges::find(rules_.calm_rules, rule, &CalmRule::rule);
  return found == rules_.calm_rules.end() ? nullptr : &*found;
}

}  // namespace vestnik
