#include <algorithm>

#include "regulation/remarks.h"

namespace vestnik {
namespace {

using std::chrono::minutes;

constexpr WallTime school_begins{8 * 60};
constexpr WallTime school_ends{15 * 60};
constexpr minutes whole_day{24 * 60};

minutes length_of(const QuietHours& quiet) {
  return quiet.from <= quiet.until ? quiet.until - quiet.from : whole_day - quiet.from + quiet.until;
}

bool covers_school(const QuietHours& quiet) {
  if (quiet.from <= quiet.until) return quiet.from <= school_begins && school_ends <= quiet.until;
  return quiet.until >= school_ends || quiet.from <= school_begins;
}

class Teller {
 public:
  Teller(const RuleSet& rules, const NotifyRule& rule, Remarks& remarks)
      : rules_(rules), rule_(rule), remarks_(remarks) {}

  void look() {
    expiry();
    digest();
    grade();
    guard();
    if (rule_.when.kind == TriggerKind::weekly && rule_.opted_out_only && !rules_.informing.paper_for_opted_out)
      say(Severity::warning, "contradiction.paper_for_nobody");
  }

 private:
  void say(Severity severity, std::string_view code, Details details = {}) {
    details.emplace_back("rule", rule_.name);
    remarks_.add(severity, code, rule_.clause, rule_.line, std::move(details));
  }

  void expiry() {
    const QuietHours quiet = rule_.quiet.value_or(rules_.informing.quiet);
    if (rule_.digest) return;
    if (rule_.expires == Expiry::after && rule_.expires_after <= rule_.settle)
      return say(Severity::error, "contradiction.expires_before_settled");
    if (rule_.expires == Expiry::never) return;
    if (rule_.expires != Expiry::after) {
      if (covers_school(quiet)) say(Severity::error, "contradiction.quiet_all_day");
      return;
    }
    if (rule_.afterwards == Afterwards::nothing && rule_.expires_after <= length_of(quiet))
      say(Severity::warning, "contradiction.expires_in_quiet");
  }

  void digest() {
    if (rule_.digest && rule_.expires != Expiry::never) say(Severity::warning, "contradiction.digest_does_not_expire");
    if (!rule_.digest && rule_.afterwards == Afterwards::digest && rule_.expires == Expiry::never)
      say(Severity::warning, "contradiction.afterwards_idle");
  }

  void guard() {
    const bool said = std::ranges::find(rules_.guards_said, rule_.name) != rules_.guards_said.end();
    if (!rule_.guarded || !said) return;
    const WaveTerms& terms = rules_.informing.wave;
    if (!terms.guarded) return say(Severity::warning, "contradiction.guard_off");
    if (rule_.digest) say(Severity::warning, "contradiction.guarded_digest");
    const Details details{{"next", std::to_string(terms.next_after.count())},
                          {"calls", std::to_string(terms.calls_after.count())}};
    if (terms.calls_after <= terms.next_after) say(Severity::warning, "contradiction.calls_before_next", details);
  }

  void grade() {
    if (rule_.when.kind != TriggerKind::mark || !rule_.when.at_most) return;
    std::vector<std::uint8_t> all;
    for (const ScaleRule& scale : rules_.scales) all.insert(all.end(), scale.scale.begin(), scale.scale.end());
    if (all.empty()) return;
    const auto [lowest, highest] = std::ranges::minmax(all);
    const Details details{{"grade", std::to_string(*rule_.when.at_most)}};
    if (*rule_.when.at_most < lowest) say(Severity::error, "contradiction.grade_never_given", details);
    if (*rule_.when.at_most >= highest) say(Severity::warning, "contradiction.every_grade", details);
  }

  const RuleSet& rules_;
  const NotifyRule& rule_;
  Remarks& remarks_;
};

}  // namespace

void find_telling_contradictions(const RuleSet& rules, Remarks& remarks) {
  for (const NotifyRule& rule : rules.notify) Teller{rules, rule, remarks}.look();
}

}  // namespace vestnik
