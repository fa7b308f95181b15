#pragma once
/// An employee confirms having read the regulation in force (otradny-7.1). Once; the first time stands.
#include <memory>

#include "ports/recorder.h"

namespace vestnik::acquaintance {

/// Event "regulation.read" {"in_force_from":"2026-09-01"}. Problems "regulation.none_in_force" {date},
/// "acquaintance.another_version" {from} when meanwhile another version is in force than was read.
class ConfirmReading final : public Command {
 public:
  ConfirmReading(const RegulationBook& regulations, CivilDate version) : regulations_(regulations), version_(version) {}

  [[nodiscard]] std::string_view event_type() const override { return "regulation.read"; }
  [[nodiscard]] Permission permission() const override { return {"acquaintance", "confirm"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  const RegulationBook& regulations_;
  CivilDate version_;
  std::shared_ptr<const Regulation> regulation_;
};

}  // namespace vestnik::acquaintance
