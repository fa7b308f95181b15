#pragma once
/// The words that explanations are made of, asked of the message catalogue.
#include <span>
#include <string>
#include <string_view>

#include "ports/duties.h"
#include "ports/render.h"
#include "regulation/rules.h"

namespace vestnik {

/// A view of the catalogue.
class ExplainWords {
 public:
  explicit ExplainWords(const MessageCatalogue& catalogue) : catalogue_(catalogue) {}

  [[nodiscard]] std::string sentence(std::string_view code, Details details = {}) const;
  [[nodiscard]] std::string roles(const RoleSet& roles) const;
  [[nodiscard]] std::string roles(const std::vector<Role>& roles) const;
  [[nodiscard]] std::string role(Role role) const;
  [[nodiscard]] std::string work_kinds(std::span<const WorkKind> kinds) const;
  [[nodiscard]] std::string attestation_kinds(std::span<const AttestationKind> kinds) const;
  [[nodiscard]] std::string matters(const MatterSet& matters) const;
  [[nodiscard]] std::string period_kind(PeriodKind kind) const;
  [[nodiscard]] std::string audiences(std::span<const Audience> audiences) const;
  [[nodiscard]] std::string channels(const NotifyRule& rule) const;
  [[nodiscard]] std::string trigger(const NotifyRule& rule) const;
  /// « для: 1 класс, предмет Музыка», "" for everybody.
  [[nodiscard]] std::string selector(const Selector& selector) const;
  [[nodiscard]] std::string span(const Span& span) const;
  [[nodiscard]] std::string days(const DayCount& count) const;
  /// «каждую пятницу в 16:00», «за 3 дня до окончания периода», «31.08»; the hour only where the script names one.
  [[nodiscard]] std::string moment(const Recurrence& recurrence, bool with_time) const;
  /// By when a duty is due, and what it is about: the institution's own sentence or the matter's.
  [[nodiscard]] std::string due(const DutyRule& rule) const { return moment(rule.due, !rule.whole_day); }
  [[nodiscard]] std::string duty(const DutyRule& rule) const;

 private:
  [[nodiscard]] std::string final_trigger(const NotifyRule& rule) const;

  const MessageCatalogue& catalogue_;
};

}  // namespace vestnik
