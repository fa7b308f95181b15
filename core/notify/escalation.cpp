#include "notify/escalation.h"

#include <algorithm>

#include "notify/paper.h"
#include "notify/planner_rules.h"
#include "records/escalation_store.h"

namespace vestnik {
namespace {

const NotifyRule* escalating_rule(const Fallback& fallback, const std::string& name) {
  const auto rules = fallback.regulation.notify_rules();
  const auto rule = std::ranges::find(rules, name, &NotifyRule::name);
  return rule == rules.end() ? nullptr : &*rule;
}

QuietHours quiet_of_escalation(const Fallback& fallback, const NotifyRule* rule) {
  const QuietHours usual = fallback.regulation.informing().quiet;
  return rule == nullptr ? usual : rule->quiet.value_or(usual);
}

// A sheet of its own there is none; a line of the weekly one closes the chain, read or not.
bool put_on_paper(const Fallback& fallback, const NotifyRule* rule, const ClaimedDelivery& message) {
  if (rule == nullptr) return false;
  WayQuestion question;
  for (const auto& channel : rule->channels) {
    const auto* gateway = fallback.channels.find(channel);
    if (gateway != nullptr && Channels::is_paper(*gateway)) question.channels.push_back(channel);
  }
  if (question.channels.empty()) return false;
  question.paper_only = true;
  const auto ways = fallback.channels.digest_ways(question, {});
  if (ways.empty()) return false;
  auto obligations = standing_obligations_of(fallback.transaction, message.id);
  std::erase_if(obligations, [](const Obligation& one) { return !one.student; });
  put_on_sheets(fallback, obligations, ways.front());
  return !obligations.empty();
}

std::string_view go_on(const Fallback& fallback, const DueEscalation& due) {
  // Taken back for its fact, by hand or by its own chain: others saw to what follows.
  if (due.state == DeliveryState::cancelled) return escalation_outcome::ended;
  const NotifyRule* rule = escalating_rule(fallback, due.message.rule);
  const Instant leaves = after_quiet(fallback.zone, quiet_of_escalation(fallback, rule), fallback.now);
  if (due.message.expires && *due.message.expires <= leaves) return escalation_outcome::expired;
  const auto way = next_way(fallback, due.message, due.fact_kind);
  if (!way) {
    const bool on_paper = put_on_paper(fallback, rule, due.message);
    return on_paper ? escalation_outcome::escalated : escalation_outcome::no_way;
  }
  const auto obligations = standing_obligations_of(fallback.transaction, due.message.id);
  if (obligations.empty()) return escalation_outcome::ended;
  send_on(fallback, due.message, *way, obligations, leaves);
  // Its gateway is still away: the next message says the same, and the family must not get both.
  overtake(fallback.transaction, due.message.id, fallback.now);
  return escalation_outcome::escalated;
}

}  // namespace

std::size_t escalate_due(const Fallback& fallback, std::size_t limit) {
  const auto waiting = due_escalations(fallback.transaction, fallback.now, limit);
  for (const auto& due : waiting) {
    end_escalation(fallback.transaction, due.message.id, go_on(fallback, due));
  }
  return waiting.size();
}

}  // namespace vestnik
