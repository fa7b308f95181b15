#pragma once
/// Finds the institution a roster is of and runs its import through the Recorder. Implements ports/roster.h.
#include "base/clock.h"
#include "base/random.h"
#include "ports/database.h"
#include "ports/recorder.h"
#include "ports/regulation.h"
#include "ports/roster.h"

namespace vestnik {

/// What a SchoolRoster works with. All outlive it.
struct RosterPorts {
  Database& database;
  Recorder& recorder;
  const Clock& clock;
  Random& random;
  const RegulationBook& regulations;  ///< whether codes of families wait for their consent
};

/// Any thread.
class SchoolRoster final : public Roster {
 public:
  explicit SchoolRoster(RosterPorts ports) : ports_(ports) {}

  [[nodiscard]] roster::Report import(const roster::SchoolRows& rows, const roster::Order& order) override;

 private:
  RosterPorts ports_;
};

}  // namespace vestnik
