#pragma once
/// `Regulation` over validated tables and the script's hooks.
#include <memory>

#include "ports/access_terms.h"
#include "ports/calm.h"
#include "ports/regulation.h"
#include "regulation/edit_windows.h"
#include "regulation/hooks.h"
#include "regulation/judge.h"
#include "regulation/rules.h"

namespace vestnik {

/// Immutable; any thread. decide() is pure and allocates only for findings.
class TabledRegulation final : public Regulation, public CalmTerms, public AccessTerms {
 public:
  /// `zone` is that of rules.info.timezone; `hooks` may be null.
  TabledRegulation(RuleSet rules, TimeZone zone, std::unique_ptr<Hooks> hooks);
  TabledRegulation(const TabledRegulation&) = delete;
  TabledRegulation& operator=(const TabledRegulation&) = delete;

  [[nodiscard]] const RuleSet& rules() const { return rules_; }
  [[nodiscard]] const TimeZone& zone() const { return days_.zone(); }

  [[nodiscard]] const RegulationInfo& info() const override { return rules_.info; }
  [[nodiscard]] Decision decide(const Change& change, Instant now) const override;
  [[nodiscard]] bool has_hook(const Change& change) const override;
  [[nodiscard]] Decision ask_hook(const Change& change, Instant now) const override;
  [[nodiscard]] EditWindow mark_window(const MarkChange& cell) const override;
  [[nodiscard]] EditWindow attendance_window(const AttendanceChange& cell) const override;
  [[nodiscard]] bool counts_school_days() const override { return counts_school_days_; }
  [[nodiscard]] const MarkTerms& marks() const override { return marks_; }
  [[nodiscard]] const AttendanceTerms& attendance() const override { return rules_.absence.terms; }
  [[nodiscard]] const std::optional<ReopenTerms>& reopening() const override { return reopening_; }
  [[nodiscard]] std::span<const Period> periods() const override { return rules_.periods; }
  [[nodiscard]] std::span<const NotifyRule> notify_rules() const override { return rules_.notify; }
  [[nodiscard]] const InformTerms& informing() const override { return rules_.informing; }
  [[nodiscard]] const CalmRule* calm_rule(std::string_view rule) const override;
  [[nodiscard]] const InformCalm& calm() const override { return rules_.calm; }
  [[nodiscard]] std::span<const AccessChange> access_changes() const override { return access_changes_; }
  [[nodiscard]] const RolesHere& roles_here() const override { return roles_here_; }
  [[nodiscard]] std::span<const PeriodicRule> periodic_rules() const override { return rules_.periodic; }
  [[nodiscard]] std::span<const DutyRule> duties() const override { return rules_.duties; }
  [[nodiscard]] std::span<const CheckingNorm> checking_norms() const override { return rules_.checking; }

 private:
  [[nodiscard]] EditWindow open_window(const WindowQuestion& question, const ChangeContext& context) const;
  [[nodiscard]] Bench bench() const { return {rules_, days_, windows_, scripted_days_}; }

  RuleSet rules_;
  DayStarts days_;
  EditWindows windows_;
  LessonDays scripted_days_;
  bool counts_school_days_ = false;
  MarkTerms marks_;
  std::optional<ReopenTerms> reopening_;
  std::vector<AccessChange> access_changes_;
  RolesHere roles_here_;
  std::unique_ptr<Hooks> hooks_;
};

}  // namespace vestnik
