#pragma once
/// The regulations of the service: every version of every institution, by the day each comes into force.
#include <map>
#include <optional>
#include <set>
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

  /// Takes the version of that first day away: the one before it goes on. Nothing when there is none.
  void take_away(InstitutionId institution, CivilDate in_force_from);
  /// From now on the version holds for these groups, from its first day; whatever was on trial before is not any more.
  void try_on(InstitutionId institution, std::shared_ptr<const Regulation> version, std::set<GroupId> groups);
  void end_trial(InstitutionId institution);

  [[nodiscard]] std::shared_ptr<const Regulation> in_force(InstitutionId institution, CivilDate on) const override;
  [[nodiscard]] std::shared_ptr<const Regulation> in_force_for(InstitutionId institution, CivilDate on,
                                                               GroupId group) const override;
  [[nodiscard]] bool on_trial(InstitutionId institution) const override;
  /// Oldest first; without the one on trial.
  [[nodiscard]] std::vector<std::shared_ptr<const Regulation>> versions(InstitutionId institution) const;

  struct Trial {
    std::shared_ptr<const Regulation> version;
    std::set<GroupId> groups;
  };
  [[nodiscard]] std::optional<Trial> trial(InstitutionId institution) const;

 private:
  using Versions = std::vector<std::shared_ptr<const Regulation>>;
  struct Held {
    Versions versions;
    std::optional<Trial> trial;
  };
  using Shelf = std::map<InstitutionId, Held>;
  template <class Change>
  void put_changed(InstitutionId institution, Change&& change);
  [[nodiscard]] std::shared_ptr<const Shelf> now() const;

  // A reader takes a pointer and lets go of the lock; a writer puts a whole new shelf.
  Guarded<std::shared_ptr<const Shelf>> shelf_{std::make_shared<const Shelf>()};
};

}  // namespace vestnik
