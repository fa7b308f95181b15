#pragma once
/// A regulation whose notification rules are set by hand; it forbids nothing.
#include <memory>
#include <utility>
#include <vector>

#include "ports/calm.h"
#include "ports/periodic.h"
#include "ports/regulation.h"

namespace vestnik::tests {

class FixedRegulation : public Regulation, public CalmTerms {
 public:
  std::vector<NotifyRule> rules;
  std::vector<PeriodicRule> periodic;
  std::vector<Period> study_periods;
  InformTerms terms;
  AttendanceTerms codes{{"Н", "О"}, {"УП", "НП"}, "Н", "УП", "НП"};
  Decision decision;  ///< on whatever is asked
  std::vector<CalmRule> calm_rules;
  InformCalm calm_terms;

  const RegulationInfo& info() const override { return info_; }
  Decision decide(const Change&, Instant) const override { return decision; }
  bool has_hook(const Change&) const override { return false; }
  Decision ask_hook(const Change&, Instant) const override { return {}; }
  EditWindow mark_window(const MarkChange&) const override { return {}; }
  EditWindow attendance_window(const AttendanceChange&) const override { return {}; }
  const MarkTerms& marks() const override { return marks_; }
  const AttendanceTerms& attendance() const override { return codes; }
  const std::optional<ReopenTerms>& reopening() const override { return reopening_; }
  std::span<const Period> periods() const override { return study_periods; }
  std::span<const NotifyRule> notify_rules() const override { return rules; }
  std::span<const PeriodicRule> periodic_rules() const override { return periodic; }
  const InformTerms& informing() const override { return terms; }

  const CalmRule* calm_rule(std::string_view rule) const override {
    for (const auto& held : calm_rules) {
      if (held.rule == rule) return &held;
    }
    return nullptr;
  }
  const InformCalm& calm() const override { return calm_terms; }

  /// The rule of this name, to be changed by a test.
  NotifyRule& rule(std::string_view name) {
    for (auto& held : rules) {
      if (held.name == name) return held;
    }
    throw std::out_of_range{"no such rule"};
  }

 private:
  RegulationInfo info_;
  MarkTerms marks_;
  std::optional<ReopenTerms> reopening_;
};

/// One regulation for every institution and day; nothing in force when it is null. Another one for a group on trial.
class FixedBook final : public RegulationBook {
 public:
  std::shared_ptr<FixedRegulation> regulation = std::make_shared<FixedRegulation>();
  std::shared_ptr<FixedRegulation> trial;
  GroupId group_on_trial;
  std::shared_ptr<const Regulation> in_force(InstitutionId, CivilDate) const override { return regulation; }
  std::shared_ptr<const Regulation> in_force_for(InstitutionId, CivilDate, GroupId group) const override {
    return trial && group == group_on_trial ? trial : regulation;
  }
  bool on_trial(InstitutionId) const override { return trial != nullptr; }
};

/// Syzran-like: «Н» of unknown reason, once a day, settles ten minutes, dies with the last bell, then a digest line.
inline NotifyRule absence_rule() {
  NotifyRule rule;
  rule.name = "absence";
  rule.clause = "7.3.8";
  rule.when.kind = TriggerKind::absence;
  rule.when.code = "Н";
  rule.when.first_of_day = true;
  rule.when.known = false;
  rule.tell = {Audience::parents};
  rule.channels = {"sms", "email"};
  rule.settle = std::chrono::minutes{10};
  rule.expires = Expiry::last_bell;
  rule.afterwards = Afterwards::digest;
  rule.in_doubt = InDoubt::send_again;
  rule.priority = 10;
  return rule;
}

/// syzran-7.4.5: absence without valid reason, by the preferred way.
inline NotifyRule unexcused_rule() {
  NotifyRule rule;
  rule.name = "unexcused";
  rule.clause = "7.4.5";
  rule.when.kind = TriggerKind::absence_reason;
  rule.when.reason = "НП";
  rule.tell = {Audience::parents};
  rule.channels = {"preferred", "sms", "email"};
  return rule;
}

/// syzran-7.4.5: a two or worse.
inline NotifyRule low_mark_rule() {
  NotifyRule rule;
  rule.name = "low_mark";
  rule.clause = "7.4.5";
  rule.when.kind = TriggerKind::mark;
  rule.when.at_most = 2;
  rule.tell = {Audience::parents};
  rule.channels = {"email"};
  rule.settle = std::chrono::minutes{10};
  return rule;
}

inline NotifyRule announcement_rule(bool urgent) {
  NotifyRule rule;
  rule.name = urgent ? "urgent_announcement" : "announcement";
  rule.clause = "7.5.5";
  rule.when.kind = TriggerKind::announcement;
  rule.when.urgent = urgent;
  rule.tell = {Audience::parents};
  rule.channels = {urgent ? "sms" : "email"};
  return rule;
}

inline NotifyRule final_rule() {
  NotifyRule rule;
  rule.name = "final";
  rule.clause = "5.3";
  rule.when.kind = TriggerKind::final_mark;
  rule.tell = {Audience::parents};
  rule.channels = {"email"};
  rule.settle = std::chrono::hours{1};
  return rule;
}

}  // namespace vestnik::tests
