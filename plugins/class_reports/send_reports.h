#pragma once
/// Reports to the parents of a class, by the class teacher's word (labinsk-4.4.5).
#include "ports/recorder.h"

namespace vestnik::class_reports {

/// The core's event too (domain/event_types.h): messages are made by the regulation's rule of that word.
inline constexpr std::string_view reports_requested = "class_reports.requested";
/// The word of the regulation.
inline constexpr std::string_view rule_word = "class_report";

/// Event "class_reports.requested" {"group":1}. Problem "class_reports.not_offered": the regulation has no such rule.
class SendReports final : public Command {
 public:
  SendReports(GroupId group, const RegulationBook& regulations) : group_(group), regulations_(regulations) {}

  [[nodiscard]] std::string_view event_type() const override { return reports_requested; }
  [[nodiscard]] Permission permission() const override { return {"class_reports", "send"}; }
  [[nodiscard]] Object object() const override { return Object::group(group_); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  GroupId group_;
  const RegulationBook& regulations_;
};

}  // namespace vestnik::class_reports
