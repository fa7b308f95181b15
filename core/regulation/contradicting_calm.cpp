#include <algorithm>

#include "regulation/remarks.h"

namespace vestnik {
namespace {

constexpr int whole_share = 100;

/// What one rule says of not shouting, against what it says besides.
class Calmer {
 public:
  Calmer(const NotifyRule& rule, const CalmRule& calm, Remarks& remarks)
      : rule_(rule), calm_(calm), remarks_(remarks) {}

  void look() {
    if (calm_.escalation) escalation(*calm_.escalation);
    if (calm_.child_first.count() > 0) child_first();
  }

 private:
  void escalation(const Escalation& escalation) {
    if (rule_.mode == ChannelMode::all_of || rule_.channels.size() < 2)
      return say(Severity::error, "contradiction.escalation_has_no_next");
    if (rule_.digest) return say(Severity::error, "contradiction.escalation_of_digest");
    if (escalation.after.count() <= 0) return say(Severity::error, "contradiction.escalation_at_once");
    if (rule_.expires == Expiry::after && rule_.expires_after <= rule_.settle + escalation.after)
      say(Severity::warning, "contradiction.expires_before_escalation");
  }

  void child_first() {
    const bool parents = std::ranges::find(rule_.tell, Audience::parents) != rule_.tell.end();
    const bool student = std::ranges::find(rule_.tell, Audience::student) != rule_.tell.end();
    if (!parents || !student) return say(Severity::error, "contradiction.child_first_of_whom");
    if (rule_.expires == Expiry::after && rule_.expires_after <= rule_.settle + calm_.child_first)
      say(Severity::error, "contradiction.expires_before_parents");
  }

  void say(Severity severity, std::string_view code) {
    remarks_.add(severity, code, rule_.clause, rule_.line, {{"rule", rule_.name}});
  }

  const NotifyRule& rule_;
  const CalmRule& calm_;
  Remarks& remarks_;
};

}  // namespace

void find_calm_contradictions(const RuleSet& rules, Remarks& remarks) {
  for (const CalmRule& calm : rules.calm_rules) {
    const auto rule = std::ranges::find(rules.notify, calm.rule, &NotifyRule::name);
    if (rule != rules.notify.end()) Calmer{*rule, calm, remarks}.look();
  }
  const ChannelCaps& caps = rules.calm.caps;
  if (caps.channel.empty()) return;
  if (caps.reserved_for_absences > 0 && caps.a_month == 0)
    remarks.add(Severity::error, "contradiction.reserve_of_nothing", {}, rules.line);
  if (caps.reserved_for_absences == whole_share)
    remarks.add(Severity::warning, "contradiction.everything_reserved", {}, rules.line);
}

}  // namespace vestnik
