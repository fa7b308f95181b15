#pragma once
/// The commands of ports/family_desk.h, made of the journal's own.
#include "ports/family_desk.h"

namespace vestnik {

/// `regulations` outlives it and its commands.
class JournalFamilyDesk final : public FamilyDesk {
 public:
  explicit JournalFamilyDesk(const RegulationBook& regulations) : regulations_(regulations) {}
  [[nodiscard]] std::unique_ptr<Command> report_absence(ReportedAbsence absence) override;
  [[nodiscard]] std::unique_ptr<Command> stop_telephone(PersonId person, std::string telephone) override;

 private:
  const RegulationBook& regulations_;
};

}  // namespace vestnik
