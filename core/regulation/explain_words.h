#pragma once
/// The words that explanations are made of, asked of the message catalogue.
#include <span>
#include <string>
#include <string_view>

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
  [[nodiscard]] std::string matters(const MatterSet& matters) const;
  [[nodiscard]] std::string period_kind(PeriodKind kind) const;
  [[nodiscard]] std::string audiences(std::span<const Audience> audiences) const;
  [[nodiscard]] std::string channels(const NotifyRule& rule) const;
  [[nodiscard]] std::string trigger(const NotifyRule& rule) const;
  /// « для: 1 класс, предмет Музыка», "" for everybody.
  [[nodiscard]] std::string selector(const Selector& selector) const;
  [[nodiscard]] std::string span(const Span& span) const;
  [[nodiscard]] std::string days(const DayCount& count) const;

 private:
  [[nodiscard]] std::string final_trigger(const NotifyRule& rule) const;

  const MessageCatalogue& catalogue_;
};

}  // namespace vestnik
