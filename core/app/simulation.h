#pragma once
/// Opens everything a simulation stands on and runs it: the journal beside two scratches, the plugins and templates of
/// this installation, the versions that were in force and the one that was not.
#include <functional>
#include <memory>
#include <string>

#include "app/session.h"
#include "simulate/report.h"

namespace vestnik {

struct SimulationOrder {
  std::string journal;      ///< SQLite file; only read
  std::string institution;  ///< code; "" where there is only one
  CivilDate from;
  CivilDate until;  ///< included
  std::string file;
  std::int64_t price_hundredths = 0;
};

/// How much is done, in percent; from either of the two threads, never at once, never less than before.
using PercentDone = std::function<void(int)>;

/// `session` and `lender` must lie apart from the journal: the lender is a service of an empty database that lends its
/// plugins, channels and templates. Two threads; returns when both are done. The script is checked in a process of its
/// own first; its problems come back one by one, otherwise "app.unknown_institution", "app.which_institution",
/// "app.regulation_of_another", "simulate.other_schema", "simulate.no_days", and the storage's.
[[nodiscard]] Result<Simulation> run_simulation(const SimulationOrder& order, const Places& places,
                                                const Service& lender, const PercentDone& percent);

}  // namespace vestnik
