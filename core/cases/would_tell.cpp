#include "cases/would_tell.h"

#include <algorithm>

#include "notify/planner_rules.h"
#include "ports/calm.h"

namespace vestnik {
namespace {

bool speaks_of(const NotifyRule& rule, const ToldFact& fact) {
  switch (fact.kind) {
    case TriggerKind::absence:
      return speaks_of_absence(rule.when, fact.code, fact.reason, fact.known || !fact.reason.empty()) &&
             (fact.first_of_day || !rule.when.first_of_day);
    case TriggerKind::absence_reason:
      return rule.when.kind == fact.kind && speaks_of_absence(rule.when, fact.code, fact.reason, true);
    case TriggerKind::mark: return speaks_of_mark(rule.when, fact.grade, fact.second);
    case TriggerKind::final_mark:
      return speaks_of_final(rule.when, fact.not_attested, fact.late) && fact.published == rule.when_published;
    default: return speaks_of_notice(rule.when, fact.kind, fact.name, fact.urgent);
  }
}

bool of_family(Audience audience) { return audience == Audience::parents || audience == Audience::student; }

bool about_absence(const ToldFact& fact) {
  return fact.kind == TriggerKind::absence || fact.kind == TriggerKind::absence_reason;
}

/// Refusing the electronic form leaves paper, where the regulation gives it.
void put_on_paper(const Regulation& regulation, const TimeZone& zone, const ToldFact& fact, WouldTell& one) {
  const NotifyRule* paper = paper_rule(regulation.notify_rules());
  one.by = {"print"};
  one.digest = true;
  one.expires.reset();
  one.due = next_paper(zone, paper, regulation.informing().digest_at, fact.recorded + one.rule->settle);
  one.clause = paper != nullptr ? paper->clause : regulation.informing().paper_clause;
}

std::optional<WouldTell> telling(const Regulation& regulation, const TimeZone& zone, const NotifyRule& rule,
                                 const ToldFact& fact) {
  const InformTerms& terms = regulation.informing();
  const auto timing = time_message(rule, terms, zone, fact.recorded, fact.last_bell);
  if (!timing) return std::nullopt;
  WouldTell one{&rule, rule.tell, rule.channels, timing->digest, timing->due, timing->expires, rule.clause};
  if (timing->digest && calm_rule(regulation, rule.name).digest_turn == DigestTurn::weekly)
    one.due = next_paper(zone, nullptr, terms.digest_at, timing->due);
  const bool without_consent = terms.consent_required && !fact.consent;
  const bool on_paper = fact.opted_out && terms.paper_for_opted_out && !without_consent;
  const bool barred = without_consent || !fact.reachable || (fact.opted_out && !on_paper);
  const bool family = std::ranges::any_of(one.to, of_family);
  if (barred) std::erase_if(one.to, of_family);
  if (on_paper && family) {
    std::erase_if(one.to, [](Audience audience) { return !of_family(audience); });
    put_on_paper(regulation, zone, fact, one);
  }
  // Nobody of the family learns of the absence in time: somebody must telephone.
  one.call = family && about_absence(fact) && terms.call_when_no_way && (barred || on_paper);
  if (one.to.empty() && !one.call) return std::nullopt;
  return one;
}

}  // namespace

std::vector<WouldTell> would_tell(const Regulation& regulation, const TimeZone& zone, const ToldFact& fact) {
  std::vector<WouldTell> all;
  for (const NotifyRule& rule : regulation.notify_rules()) {
    if (rule.when.kind == TriggerKind::weekly || !speaks_of(rule, fact)) continue;
    if (auto one = telling(regulation, zone, rule, fact)) all.push_back(*std::move(one));
  }
  return all;
}

}  // namespace vestnik
