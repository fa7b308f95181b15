#pragma once
/// The regulations of the service: every version of every institution, by the day each comes into force.
#include <map>
#include <vector>

#include "base/guarded.h"
#include "ports/regulation.h"

namespace vestnik {

/// Any thread. A version that readers hold lives on after a newer one replaced it.
class RegulationShelf final : public RegulationBook {
 public:
  /// Adds a version; one with the same first day takes the place of the former. It closes the version before on its
  /// day, and the days before keep their rules (syzran-2.3).
  void put(InstitutionId institution, std::shared_ptr<const Regulation> version);

  [[nodiscard]] std::shared_ptr<const Regulation> in_force(InstitutionId institution, CivilDate on) const override;
  /// Oldest first.
  [[nodiscard]] std::vector<std::shared_ptr<const Regulation>> versions(InstitutionId institution) const;

 private:
  using Versions = std::vector<std::shared_ptr<const Regulation>>;
  using Shelf = std::map<InstitutionId, Versions>;
  [[nodiscard]] std::shared_ptr<const Shelf> now() const;

  // A reader takes a pointer and lets go of the lock; a writer puts a whole new shelf.
  Guarded<std::shared_ptr<const Shelf>> shelf_{std::make_shared<const Shelf>()};
};

}  // namespace vestnik
