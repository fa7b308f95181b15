#include "notify/planner_rules.h"

#include <algorithm>

namespace vestnik {
namespace {

constexpr int friday = 5;

std::optional<Instant> end_of(const NotifyRule& rule, const TimeZone& zone, Instant recorded,
                              std::optional<Instant> last_bell) {
  switch (rule.expires) {
    case Expiry::never: return std::nullopt;
    case Expiry::last_bell: return last_bell;
    case Expiry::end_of_day: return zone.start_of_day(plus_days(zone.local(recorded).date, 1));
    case Expiry::after: return recorded + rule.expires_after;
  }
  return std::nullopt;
}

Timing in_digest(const InformTerms& terms, const TimeZone& zone, Instant settled) {
  return {true, next_digest(zone, terms.digest_at, settled), std::nullopt};
}

}  // namespace

bool is_quiet(const QuietHours& quiet, WallTime at) {
  if (quiet.from == quiet.until) return false;
  if (quiet.from < quiet.until) return at >= quiet.from && at < quiet.until;
  return at >= quiet.from || at < quiet.until;
}

Instant after_quiet(const TimeZone& zone, const QuietHours& quiet, Instant at) {
  const LocalTime local = zone.local(at);
  if (!is_quiet(quiet, local.time)) return at;
  const bool ends_tomorrow = local.time >= quiet.until;
  return zone.instant(plus_days(local.date, ends_tomorrow ? 1 : 0), quiet.until);
}

Instant next_digest(const TimeZone& zone, WallTime digest_at, Instant at) {
  const CivilDate today = zone.local(at).date;
  const Instant due = zone.instant(today, digest_at);
  return due >= at ? due : zone.instant(plus_days(today, 1), digest_at);
}

const NotifyRule* paper_rule(std::span<const NotifyRule> rules) {
  const auto found = std::ranges::find_if(
      rules, [](const NotifyRule& rule) { return rule.when.kind == TriggerKind::weekly && rule.opted_out_only; });
  return found == rules.end() ? nullptr : &*found;
}

Instant next_paper(const TimeZone& zone, const NotifyRule* rule, WallTime digest_at, Instant at) {
  const int weekday = rule == nullptr ? friday : rule->when.weekday;
  const WallTime time = rule == nullptr ? digest_at : rule->when.at;
  const CivilDate day = zone.local(next_digest(zone, time, at)).date;
  return zone.instant(plus_days(day, (weekday + 7 - iso_weekday(day)) % 7), time);
}

bool speaks_of_mark(const Trigger& when, std::optional<std::int64_t> first, std::optional<std::int64_t> second) {
  if (when.kind != TriggerKind::mark || !first) return false;
  if (!when.at_most) return true;
  return *first <= *when.at_most || (second && *second <= *when.at_most);
}

bool speaks_of_final(const Trigger& when, bool not_attested, bool late) {
  return when.kind == TriggerKind::final_mark && when.not_attested.value_or(not_attested) == not_attested &&
         when.late.value_or(late) == late;
}

bool says_so(const Trigger& when, std::string_view code, std::string_view reason) {
  if (when.kind == TriggerKind::absence) return code == when.code;
  return when.kind == TriggerKind::absence_reason && !code.empty() && !reason.empty() && reason == when.reason;
}

bool speaks_of_absence(const Trigger& when, std::string_view code, std::string_view reason, bool known) {
  if (!says_so(when, code, reason)) return false;
  return when.kind != TriggerKind::absence || !when.known || *when.known == known;
}

bool speaks_of_notice(const Trigger& when, TriggerKind kind, std::string_view name, bool urgent) {
  return when.kind == kind && when.name == name && (!when.urgent || *when.urgent == urgent);
}

std::optional<Timing> time_message(const NotifyRule& rule, const InformTerms& terms, const TimeZone& zone,
                                   Instant recorded, std::optional<Instant> last_bell) {
  const Instant settled = recorded + rule.settle;
  if (rule.digest) return in_digest(terms, zone, settled);
  const Instant due = after_quiet(zone, rule.quiet.value_or(terms.quiet), settled);
  const auto expires = end_of(rule, zone, recorded, last_bell);
  if (!expires || due < *expires) return Timing{false, due, expires};
  if (rule.afterwards == Afterwards::digest) return in_digest(terms, zone, settled);
  return std::nullopt;
}

}  // namespace vestnik
