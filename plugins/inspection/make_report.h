#pragma once
/// Making a report, and accepting or returning it.
#include "plugins/inspection/report.h"
#include "ports/plugin.h"
#include "ports/recorder.h"

namespace vestnik::inspection {

/// Event "control_report.made" {"report":1}: the page of the moment is kept with the author's words. A class teacher
/// makes "group" reports of the own class, inspectors the others. Problems: "inspection.bad_interval",
/// "inspection.group_needed", "inspection.no_analysis" (an analysis without words), "access.not_found" (out of reach).
class MakeReport final : public Command {
 public:
  /// `regulations` outlives the command.
  MakeReport(const RegulationBook& regulations, Report report)
      : regulations_(regulations), report_(std::move(report)) {}

  [[nodiscard]] std::string_view event_type() const override { return report_made; }
  [[nodiscard]] Permission permission() const override;
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  const RegulationBook& regulations_;
  Report report_;
};

struct ReportVerdict {
  ReportId report;
  bool accepted = false;
  std::string words;  ///< the remark of a returned one
  std::int64_t expected_version = 0;
};

/// Event "control_report.decided" {"report":1,"version":2} (usolye-4.5.4). Problems: "access.not_found" (also no class
/// teacher's report, or out of reach), "inspection.stale_version" {current}, "inspection.decided_already",
/// "inspection.no_word" (returned without saying why).
class DecideReport final : public Command {
 public:
  explicit DecideReport(ReportVerdict verdict) : verdict_(std::move(verdict)) {}

  [[nodiscard]] std::string_view event_type() const override { return report_decided; }
  [[nodiscard]] Permission permission() const override { return {"control_reports", "decide"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  ReportVerdict verdict_;
  Report report_;
};

/// The JSON of a report's page as it stands at `now`; "{}" for an analysis, whose words say it all.
[[nodiscard]] std::string content_of(Transaction& transaction, const Report& report, Instant now,
                                     const std::string& absence_code);

/// Word "control_report" to those who read it next: the deputy heads, or who may accept a class teacher's; word
/// "report_decided" to its author. Throws std::runtime_error when the payload names no report.
[[nodiscard]] EventAudience report_audience(Transaction& transaction, const Event& event);
/// Texts "author", "decider", "from", "until", "words", "verdict", "places"; truths "has_words", "has_verdict",
/// "has_groups", "accepted", "returned".
[[nodiscard]] TemplateData report_words(Transaction& transaction, std::int64_t report);

}  // namespace vestnik::inspection
