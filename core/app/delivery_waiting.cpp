#include "app/delivery_waiting.h"

#include <algorithm>

#include "base/wall_text.h"
#include "notify/planner_rules.h"

namespace vestnik {
namespace {

const NotifyRule* rule_named(const Regulation& regulation, const std::string& name) {
  const auto rules = regulation.notify_rules();
  const auto found = std::ranges::find(rules, name, &NotifyRule::name);
  return found == rules.end() ? nullptr : &*found;
}

/// Writes the sentences of one message.
class WaitedFor {
 public:
  WaitedFor(const TimeZone& zone, const MessageCatalogue& messages, std::vector<std::string>& text)
      : zone_(zone), messages_(messages), text_(text) {}

  void say(const char* code, Details details) const {
    text_.push_back(messages_.explain(Problem{code, std::move(details)}).title);
  }
  [[nodiscard]] std::string wall(Instant at) const { return to_russian_short(zone_.local(at)); }

  void by_rule(const NotifyRule& rule, const InformTerms& terms, Instant recorded, bool in_digest) const {
    const Instant settled = recorded + rule.settle;
    if (rule.settle.count() > 0) {
      const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(rule.settle).count();
      say("notify.why_settle", {{"count", std::to_string(minutes)}, {"until", wall(settled)}});
    }
    if (in_digest) return say("notify.why_digest", {{"until", wall(next_digest(zone_, terms.digest_at, settled))}});
    const Instant awake = after_quiet(zone_, rule.quiet.value_or(terms.quiet), settled);
    if (awake != settled) say("notify.why_quiet", {{"until", wall(awake)}});
  }

  /// Who let it go or cancelled it, and why.
  void decided(const WhyWave& wave) const {
    const bool by_people = wave.state == "cancelled" || wave.state == "released";
    if (!by_people || !wave.ended_at) return;
    const char* by = wave.decider.empty() ? "notify.why_wave_by_operator" : "notify.why_wave_by";
    say(by, {{"who", wave.decider}, {"when", wall(*wave.ended_at)}});
    if (!wave.reason.empty()) say("wave.line_reason", {{"reason", wave.reason}});
  }

  void in_wave(const WhyWave& wave) const {
    const std::string state = messages_.explain(Problem{"wave.state_" + wave.state}).title;
    say("notify.why_wave", {{"id", std::to_string(wave.id)}, {"from", wall(wave.opened_at)}, {"state", state}});
    decided(wave);
  }

  void escalates(const WhyEscalation& one) const {
    const std::string waited = one.unless_read ? "read" : "delivered";
    say(("notify.why_escalation_" + (one.outcome.empty() ? waited : one.outcome)).c_str(), {{"until", wall(one.due)}});
  }

 private:
  const TimeZone& zone_;
  const MessageCatalogue& messages_;
  std::vector<std::string>& text_;
};

}  // namespace

std::vector<std::string> waiting_in_words(const DeliveryWhy& why, const Regulation* regulation, const TimeZone& zone,
                                          const MessageCatalogue& messages) {
  std::vector<std::string> text;
  const WaitedFor waiting{zone, messages, text};
  const bool in_digest = why.template_name == "digest";
  const auto first =
      std::ranges::find_if(why.obligations, [](const WhyObligation& one) { return one.recorded_at.has_value(); });
  if (regulation != nullptr && first != why.obligations.end()) {
    if (const NotifyRule* rule = rule_named(*regulation, first->rule)) {
      waiting.by_rule(*rule, regulation->informing(), *first->recorded_at, in_digest);
    }
  }
  for (const WhyWave& wave : why.waves) waiting.in_wave(wave);
  const bool tried_again = why.line.state == "retry" || (why.line.state == "ready" && why.line.attempts > 0);
  if (tried_again) waiting.say("notify.why_next_try", {{"until", waiting.wall(why.line.due)}});
  if (why.escalation) waiting.escalates(*why.escalation);
  if (why.expires) waiting.say("notify.why_expires", {{"until", waiting.wall(*why.expires)}});
  return text;
}

}  // namespace vestnik
