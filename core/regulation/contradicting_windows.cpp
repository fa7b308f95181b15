#include <algorithm>
#include <optional>

#include "regulation/remarks.h"

namespace vestnik {
namespace {

constexpr Matter all_matters[]{Matter::grades, Matter::attendance, Matter::reasons};

bool replaces(const RuleSet& rules, const EditRule& rule, const EditRule& other) {
  const auto place = static_cast<std::size_t>(&other - rules.editing.data());
  return (rule.replaces & (std::uint64_t{1} << place)) != 0;
}

bool share_a_matter(const EditRule& one, const EditRule& other) {
  return std::ranges::any_of(all_matters,
                             [&](Matter matter) { return one.what.has(matter) && other.what.has(matter); });
}

bool matters_within(const EditRule& narrow, const EditRule& wide) {
  return std::ranges::all_of(all_matters,
                             [&](Matter matter) { return !narrow.what.has(matter) || wide.what.has(matter); });
}

/// How long after its lesson a day limit leaves a cell open, in days; nothing for hours and period ends, which are not
/// comparable with days.
std::optional<std::int64_t> days_open(const EditRule& rule) {
  if (!rule.open_for || rule.open_for->unit != Span::Unit::days) return std::nullopt;
  return rule.open_for->count - (rule.counted_from == CountedFrom::lesson_inclusive ? 1 : 0);
}

/// -1: `one` ends first whatever the lesson; 0: both alike; 1: later; nothing: it depends on the lesson.
std::optional<int> compared(const EditRule& one, const EditRule& other) {
  const auto left = days_open(one);
  const auto right = days_open(other);
  if (left && right) return *left < *right ? -1 : *left > *right ? 1 : 0;
  if (!one.open_for && !other.open_for) return 0;
  if (!one.open_for || !other.open_for || left.has_value() != right.has_value()) return std::nullopt;
  const auto first = one.open_for->length();
  const auto second = other.open_for->length();
  return first < second ? -1 : first > second ? 1 : 0;
}

/// Everything `idle` binds, `strict` binds as well.
bool bound_by_alike(const EditRule& idle, const EditRule& strict) {
  return matters_within(idle, strict) && within(idle.roles, strict.roles) &&
         within(idle.head.applies_to, strict.head.applies_to);
}

/// … and lets nobody off.
bool bound_by(const EditRule& idle, const EditRule& strict) {
  return bound_by_alike(idle, strict) && !strict.reopen && !strict.head.override;
}

void compare(const RuleSet& rules, const EditRule& one, const EditRule& other, Remarks& remarks) {
  if (!share_a_matter(one, other) || !share_a_role(one.roles, other.roles)) return;
  if (!nested(one.head.applies_to, other.head.applies_to)) return;
  if (replaces(rules, one, other) || replaces(rules, other, one)) return;
  const auto order = compared(one, other);
  if (!order) return remarks.between(Severity::note, "contradiction.windows_by_moment", one.head, other.head);
  if (*order == 0) {
    if (bound_by_alike(other, one) || bound_by_alike(one, other))
      remarks.between(Severity::warning, "contradiction.window_repeated", other.head, one.head);
    return;
  }
  const EditRule& strict = *order < 0 ? one : other;
  const EditRule& loose = *order < 0 ? other : one;
  if (bound_by(loose, strict)) {
    remarks.between(Severity::warning, "contradiction.window_idle", loose.head, strict.head);
  } else {
    remarks.between(Severity::warning, "contradiction.windows_differ", loose.head, strict.head);
  }
}

void look_at(const EditRule& rule, Remarks& remarks) {
  const RuleHead& head = rule.head;
  if (head.override && !share_a_role(head.override->by, rule.roles))
    remarks.add(Severity::warning, "contradiction.override_idle", head.clause, head.line);
  if (rule.reopen && !rule.roles.has(rule.reopen->filed_by))
    remarks.add(Severity::warning, "contradiction.reopen_not_bound", rule.reopen->clause, head.line);
  if (!rule.instead_of.empty() && rule.replaces == 0)
    remarks.add(Severity::warning, "contradiction.instead_of_idle", head.clause, head.line,
                {{"other", rule.instead_of}});
}

/// A work may still be graded in time by the norm when the date has closed already.
void look_at(const RuleSet& rules, const CheckingNorm& norm, Remarks& remarks) {
  for (const EditRule& rule : rules.editing) {
    const auto open = days_open(rule);
    if (!open || !rule.what.has(Matter::grades) || !rule.roles.has(Role::teacher)) continue;
    if (!rule.head.applies_to.everybody || norm.days <= *open) continue;
    const RuleHead head{norm.clause, norm.line, {}, {}};
    remarks.between(Severity::warning, "contradiction.norm_beyond_window", head, rule.head,
                    {{"count", std::to_string(norm.days)}, {"open", std::to_string(*open)}});
  }
}

bool kinds_within(const CheckingNorm& narrow, const CheckingNorm& wide) {
  return std::ranges::all_of(narrow.kinds,
                             [&](WorkKind kind) { return std::ranges::find(wide.kinds, kind) != wide.kinds.end(); });
}

void compare_norms(const RuleSet& rules, Remarks& remarks) {
  for (const CheckingNorm& idle : rules.checking) {
    for (const CheckingNorm& strict : rules.checking) {
      const bool later = &idle > &strict;
      if (&idle == &strict || !kinds_within(idle, strict)) continue;
      if (strict.days > idle.days || (strict.days == idle.days && !later)) continue;
      remarks.between(Severity::warning, "contradiction.norm_idle", {idle.clause, idle.line, {}, {}},
                      {strict.clause, strict.line, {}, {}});
      break;
    }
  }
}

void compare_locks(const RuleSet& rules, Remarks& remarks) {
  for (std::size_t at = 0; at < rules.locks.size(); ++at) {
    const LockRule& lock = rules.locks[at];
    for (std::size_t before = 0; before < at; ++before) {
      const LockRule& other = rules.locks[before];
      const bool same = other.when == lock.when && within(lock.head.applies_to, other.head.applies_to);
      if (!same) continue;
      remarks.between(Severity::warning, "contradiction.lock_repeated", lock.head, other.head);
      break;
    }
  }
}

void compare_scales(const RuleSet& rules, Remarks& remarks) {
  for (std::size_t at = 0; at < rules.scales.size(); ++at) {
    const ScaleRule& scale = rules.scales[at];
    for (std::size_t before = 0; before < at; ++before) {
      const ScaleRule& other = rules.scales[before];
      // A general scale gives way to every narrower one; of two alike the first counts.
      if (other.head.applies_to.everybody != scale.head.applies_to.everybody) continue;
      if (!within(scale.head.applies_to, other.head.applies_to)) continue;
      remarks.between(Severity::warning, "contradiction.scale_idle", scale.head, other.head);
      break;
    }
  }
}

}  // namespace

void find_window_contradictions(const RuleSet& rules, Remarks& remarks) {
  for (std::size_t at = 0; at < rules.editing.size(); ++at) {
    look_at(rules.editing[at], remarks);
    for (std::size_t other = at + 1; other < rules.editing.size(); ++other)
      compare(rules, rules.editing[at], rules.editing[other], remarks);
  }
  for (const CheckingNorm& norm : rules.checking) look_at(rules, norm, remarks);
  compare_norms(rules, remarks);
  compare_locks(rules, remarks);
  compare_scales(rules, remarks);
}

}  // namespace vestnik
