#include "notify/calm_timing.h"

#include <algorithm>

#include "ports/calm.h"
#include "records/sheet_store.h"

namespace vestnik {
namespace {

/// Longer than any holidays: lessons of the next school year may not be known yet.
constexpr int longest_holidays = 112;

bool is_routine(const NotifyRule& rule) {
  switch (rule.when.kind) {
    case TriggerKind::mark:
    case TriggerKind::final_mark:
    case TriggerKind::event: return true;
    case TriggerKind::announcement: return !rule.when.urgent.value_or(false);
    // An absence has its own day; what comes by the calendar keeps to it already.
    case TriggerKind::absence:
    case TriggerKind::absence_reason:
    case TriggerKind::weekly:
    case TriggerKind::periodic: return false;
  }
  return false;
}

bool waits_for_school_day(const Planning& planning, const NotifyRule& rule) {
  const CalmRule& own = calm_rule(planning.regulation, rule.name);
  if (own.on_days_off) return !*own.on_days_off;
  return is_routine(rule) && !calm(planning.regulation).on_days_off;
}

bool is_school_day(const Planning& planning, PersonId student, CivilDate day) {
  return student ? has_lessons(planning.transaction, student, day, day)
                 : anybody_has_lessons(planning.transaction, day);
}

QuietHours quiet_of(const Planning& planning, const NotifyRule& rule) {
  return rule.quiet.value_or(planning.regulation.informing().quiet);
}

Timing later(const Timing& timing, Instant due) {
  Timing moved = timing;
  if (due > moved.due && (!moved.expires || due < *moved.expires)) moved.due = due;
  return moved;
}

Instant on_day(const Planning& planning, const NotifyRule& rule, const Timing& timing, CivilDate day) {
  if (timing.digest) return planning.zone.instant(day, planning.regulation.informing().digest_at);
  return after_quiet(planning.zone, quiet_of(planning, rule), planning.zone.start_of_day(day));
}

}  // namespace

Timing on_calm_day(const Planning& planning, const NotifyRule& rule, PersonId student, const Timing& timing) {
  Timing calm = timing;
  if (timing.digest && calm_rule(planning.regulation, rule.name).digest_turn == DigestTurn::weekly)
    calm.due = next_paper(planning.zone, nullptr, planning.regulation.informing().digest_at, timing.due);
  if (!waits_for_school_day(planning, rule)) return calm;
  const CivilDate first = planning.zone.local(calm.due).date;
  if (is_school_day(planning, student, first)) return calm;
  for (int ahead = 1; ahead <= longest_holidays; ++ahead) {
    const CivilDate day = plus_days(first, ahead);
    if (is_school_day(planning, student, day)) return later(calm, on_day(planning, rule, calm, day));
  }
  return calm;
}

Timing after_child(const Planning& planning, const NotifyRule& rule, const Timing& timing) {
  const auto delay = calm_rule(planning.regulation, rule.name).child_first;
  if (delay.count() == 0 || timing.digest) return timing;
  return later(timing, after_quiet(planning.zone, quiet_of(planning, rule), timing.due + delay));
}

Timing at_pace(const Planning& planning, const NotifyRule& rule, std::string_view pace, const Timing& timing) {
  if (pace.empty() || !is_routine(rule) || rule.when.kind == TriggerKind::event) return timing;
  const WallTime at = planning.regulation.informing().digest_at;
  const Instant due = pace == "weekly" ? next_paper(planning.zone, nullptr, at, timing.due)
                                       : next_digest(planning.zone, at, timing.due);
  return {true, std::max(due, timing.due), std::nullopt};
}

}  // namespace vestnik
