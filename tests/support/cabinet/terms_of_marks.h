#pragma once
/// A regulation that allows everything and only says how marks are averaged; the base of scripted ones.
#include "ports/regulation.h"

namespace vestnik::tests {

class TermsOfMarks : public Regulation {
 public:
  explicit TermsOfMarks(bool weighted = false) { marks_.weighted_average = weighted; }

  [[nodiscard]] const RegulationInfo& info() const override { return info_; }
  [[nodiscard]] Decision decide(const Change&, Instant) const override { return {}; }
  [[nodiscard]] bool has_hook(const Change&) const override { return false; }
  [[nodiscard]] Decision ask_hook(const Change&, Instant) const override { return {}; }
  [[nodiscard]] EditWindow mark_window(const MarkChange&) const override { return {}; }
  [[nodiscard]] EditWindow attendance_window(const AttendanceChange&) const override { return {}; }
  [[nodiscard]] const MarkTerms& marks() const override { return marks_; }
  [[nodiscard]] const AttendanceTerms& attendance() const override { return attendance_; }
  [[nodiscard]] const std::optional<ReopenTerms>& reopening() const override { return reopening_; }
  [[nodiscard]] std::span<const Period> periods() const override { return {}; }
  [[nodiscard]] std::span<const NotifyRule> notify_rules() const override { return {}; }
  [[nodiscard]] const InformTerms& informing() const override { return informing_; }

 private:
  RegulationInfo info_;
  MarkTerms marks_;
  AttendanceTerms attendance_;
  std::optional<ReopenTerms> reopening_;
  InformTerms informing_;
};

}  // namespace vestnik::tests
