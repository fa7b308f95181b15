#pragma once
/// Keeps the shelf as the database has it: of each first day, the newest version that loads; and the trial that runs.
#include <set>
#include <utility>
#include <vector>

#include "base/guarded.h"
#include "records/regulation_store.h"
#include "regulation/shelf.h"

namespace vestnik {

/// Any thread.
class ShelfKeeper {
 public:
  /// The shelf outlives the keeper.
  explicit ShelfKeeper(RegulationShelf& shelf) : shelf_(shelf) {}

  /// `versions`: all of the institution that were not rolled back, in the order of their first days, then of
  /// recording. Answers how many changes the shelf saw. A version that does not load is logged the first time alone,
  /// and the one before it counts. A first day of which nothing is left is taken from the shelf, unless nothing at all
  /// would remain. `zone`: the clock the administrator set, "" where the scripts' own counts; another one is a reason
  /// to put all anew.
  std::size_t refresh(InstitutionId institution, const std::vector<RegulationVersion>& versions,
                      const std::string& zone = {});
  /// The same of the trial; one that does not load is none.
  std::size_t refresh_trial(InstitutionId institution, const std::optional<RegulationTrial>& trial,
                            const std::string& zone = {});

 private:
  using Named = std::pair<InstitutionId, std::string>;
  [[nodiscard]] bool stands(InstitutionId institution, const RegulationVersion& version, const std::string& zone) const;
  [[nodiscard]] std::shared_ptr<const Regulation> loaded(InstitutionId institution, const RegulationVersion& version,
                                                         const std::string& zone);
  std::size_t take_away_what_is_gone(InstitutionId institution, const std::vector<RegulationVersion>& versions);

  RegulationShelf& shelf_;
  Guarded<std::set<Named>> broken_;  ///< told already, by hash
};

}  // namespace vestnik
