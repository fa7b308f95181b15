#pragma once
/// A report on paper when a guardian asks, or when the class teacher sees the need (syzran-r.ct.4).
#include "ports/recorder.h"

namespace vestnik::paper {

/// The core's event too (domain/event_types.h): the sheet is made by the regulation's rule of that word.
inline constexpr std::string_view report_requested = "report.requested";
/// The word of the regulation, and the name of its rule.
inline constexpr std::string_view report_category = "report_request";

/// Event "report.requested" {"guardian":20,"student":10}. Problems: "paper.not_offered" (the regulation knows no paper
/// on request), "paper.not_a_guardian", "paper.asked_already".
class AskReport final : public Command {
 public:
  /// `guardian`: none when a guardian asks for himself.
  AskReport(PersonId student, PersonId guardian, const RegulationBook& regulations)
      : student_(student), guardian_(guardian), regulations_(regulations) {}

  [[nodiscard]] std::string_view event_type() const override { return report_requested; }
  [[nodiscard]] Permission permission() const override { return {"paper", "ask"}; }
  [[nodiscard]] Object object() const override { return Object::student(student_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId student_;
  PersonId guardian_;
  const RegulationBook& regulations_;
};

}  // namespace vestnik::paper
