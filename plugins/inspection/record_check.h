#pragma once
/// Recording a check with its findings.
#include <vector>

#include "plugins/inspection/check.h"
#include "ports/recorder.h"

namespace vestnik::inspection {

/// Event "check.recorded" {"check":1}. Its findings are judged with it, so that none of them is refused later, and are
/// raised as remarks after it, one command each. Without groups it is a check of everything within the inspector's
/// reach. Problems: "inspection.no_result", "inspection.bad_interval", "inspection.check_in_the_future",
/// "inspection.findings_not_yours" (a class teacher sends a breach notice instead), "access.not_found" (a group out of
/// reach, or one that does not exist), those of complete_remark.
class RecordCheck final : public Command {
 public:
  RecordCheck(Check check, std::vector<Remark> findings) : check_(std::move(check)), findings_(std::move(findings)) {}

  [[nodiscard]] std::string_view event_type() const override { return check_recorded; }
  [[nodiscard]] Permission permission() const override { return {"checks", "record"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  [[nodiscard]] Result<void> settle_groups(Transaction& transaction, CivilDate today);
  [[nodiscard]] Result<void> judge_findings(Transaction& transaction, CivilDate today) const;

  Check check_;
  std::vector<Remark> findings_;
};

}  // namespace vestnik::inspection
