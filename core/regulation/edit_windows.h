#pragma once
/// Until when a cell is open, and by which clause: day limits, period ends and locks together.
#include <optional>
#include <vector>

#include "regulation/day_starts.h"
#include "regulation/rules.h"

namespace vestnik {

/// Asked of one cell.
struct WindowQuestion {
  Matter matter = Matter::grades;
  Role role = Role::teacher;
  const LessonFacts& lesson;
  Target target;
  std::optional<Period> period;  ///< of the lesson, where the caller knows it
  const SchoolDays& school_days;
};

/// Over the rules of one regulation, which it refers to. Immutable; any thread; allocates nothing.
class EditWindows {
 public:
  EditWindows(const RuleSet& rules, const DayStarts& days);

  /// The rule that ends first for the cell, and its end; nothing when none binds. `open_now`, when given, skips rules
  /// that an application has opened.
  struct Limit {
    const EditRule* rule = nullptr;
    Instant ends{};
  };
  [[nodiscard]] Limit strictest(const WindowQuestion& question, bool opened) const;

  /// Calls `found(rule, end)` for every binding limit, in the script's order.
  template <class Found>
  void each(const WindowQuestion& question, bool opened, Found&& found) const {
    const std::uint64_t binding = binding_rules(question);
    for (std::size_t place = 0; place < rules_.editing.size(); ++place) {
      if ((binding & (std::uint64_t{1} << place)) == 0) continue;
      const EditRule& rule = rules_.editing[place];
      if (opened && rule.reopen) continue;
      if (const auto end = end_of(rule, question)) found(rule, *end);
    }
  }

 private:
  [[nodiscard]] std::uint64_t binding_rules(const WindowQuestion& question) const;
  [[nodiscard]] std::optional<Instant> end_of(const EditRule& rule, const WindowQuestion& question) const;
  [[nodiscard]] const Period* period_of(const WindowQuestion& question) const;

  const RuleSet& rules_;
  const DayStarts& days_;
  bool reasons_named_ = false;
};

}  // namespace vestnik
