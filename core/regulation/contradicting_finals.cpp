#include <algorithm>

#include "regulation/remarks.h"

namespace vestnik {
namespace {

/// Days and days with lessons cannot be compared without a calendar.
bool same_unit(const DayCount& one, const DayCount& other) { return one.school_days == other.school_days; }

/// The finals' window out of two clauses: yarovoe-4.4.5 opens it, 5.3 closes it.
void compare_window(const FinalRule& opening, const FinalRule& closing, Remarks& remarks) {
  if (!opening.opens || !closing.due || &opening == &closing ||
      !nested(opening.head.applies_to, closing.head.applies_to))
    return;
  if (!same_unit(*opening.opens, *closing.due)) return;
  const Details days{{"opens", std::to_string(opening.opens->days)}, {"due", std::to_string(closing.due->days)}};
  if (opening.opens->days < closing.due->days)
    remarks.between(Severity::error, "contradiction.finals_closed_before_open", opening.head, closing.head, days);
  else
    remarks.between(Severity::note, "contradiction.finals_window", opening.head, closing.head, days);
}

/// Of two dates the earlier counts (syzran-7.4.4 and the annex).
void compare_due(const FinalRule& one, const FinalRule& other, Remarks& remarks) {
  if (!nested(one.head.applies_to, other.head.applies_to)) return;
  if (one.due_by_order && other.due && &one != &other)
    return remarks.between(Severity::note, "contradiction.finals_by_order", one.head, other.head,
                           {{"due", std::to_string(other.due->days)}});
  if (!one.due || !other.due || &one == &other || !same_unit(*one.due, *other.due)) return;
  // Of the two only the later can be idle, and only where the earlier is as strict.
  if (one.due->days > other.due->days || (one.due->days == other.due->days && &one < &other)) return;
  if (!within(one.head.applies_to, other.head.applies_to)) return;
  if (one.late == LatePolicy::forbid && other.late == LatePolicy::warn) return;
  remarks.between(Severity::warning, "contradiction.finals_due_idle", one.head, other.head);
}

void compare_basis(const FinalRule& one, const FinalRule& other, Remarks& remarks) {
  if (&one == &other || one.at_least == 0 || other.at_least == 0) return;
  if (one.at_least > other.at_least || (one.at_least == other.at_least && &one < &other)) return;
  if (!within(one.head.applies_to, other.head.applies_to)) return;
  remarks.between(Severity::warning, "contradiction.finals_basis_idle", one.head, other.head,
                  {{"count", std::to_string(one.at_least)}, {"more", std::to_string(other.at_least)}});
}

/// A final that closes the grades while lessons go on.
void look_at_lock(const RuleSet& rules, const FinalRule& rule, Remarks& remarks) {
  if (!rule.due || rule.due->days == 0) return;
  const auto lock = std::ranges::find(rules.locks, LockEvent::final_set, &LockRule::when);
  if (lock == rules.locks.end()) return;
  remarks.between(lock->head.override ? Severity::note : Severity::warning, "contradiction.lock_before_end", lock->head,
                  rule.head, {{"due", std::to_string(rule.due->days)}});
}

}  // namespace

void find_final_contradictions(const RuleSet& rules, Remarks& remarks) {
  for (const FinalRule& one : rules.finals) {
    if (one.due && one.due->days < 0)
      remarks.add(Severity::error, "contradiction.finals_after_period", one.head.clause, one.head.line);
    look_at_lock(rules, one, remarks);
    for (const FinalRule& other : rules.finals) {
      compare_window(one, other, remarks);
      compare_due(one, other, remarks);
      compare_basis(one, other, remarks);
    }
  }
}

}  // namespace vestnik
