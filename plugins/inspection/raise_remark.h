#pragma once
/// Raising a remark.
#include "plugins/inspection/remark.h"
#include "ports/recorder.h"

namespace vestnik::inspection {

/// Whether the remark may stand, and what its lesson says of it: group, subject and the teacher who gave the lesson are
/// taken from there. Problems: "inspection.no_text", "inspection.no_addressee", "inspection.due_in_the_past",
/// "inspection.own_remark", "inspection.unknown_teacher"; "access.not_found" for what is out of the author's reach.
[[nodiscard]] Result<void> complete_remark(Transaction& transaction, Remark& remark, CivilDate today);

/// Event "remark.raised" {"remark":1}. Problems of complete_remark.
class RaiseRemark final : public Command {
 public:
  explicit RaiseRemark(Remark remark) : remark_(std::move(remark)) {}

  [[nodiscard]] std::string_view event_type() const override { return remark_raised; }
  [[nodiscard]] Permission permission() const override { return {"remarks", "raise"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  Remark remark_;
};

}  // namespace vestnik::inspection
