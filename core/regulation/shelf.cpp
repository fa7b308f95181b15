#include "regulation/shelf.h"

#include <algorithm>

namespace vestnik {

void RegulationShelf::put(InstitutionId institution, std::shared_ptr<const Regulation> version) {
  shelf_.with([&](std::shared_ptr<const Shelf>& shelf) {
    auto changed = std::make_shared<Shelf>(*shelf);
    Versions& versions = (*changed)[institution];
    const CivilDate from = version->info().in_force_from;
    const auto place = std::lower_bound(versions.begin(), versions.end(), from, [](const auto& held, CivilDate date) {
      return held->info().in_force_from < date;
    });
    if (place != versions.end() && (*place)->info().in_force_from == from)
      *place = std::move(version);
    else
      versions.insert(place, std::move(version));
    shelf = std::move(changed);
  });
}

std::shared_ptr<const RegulationShelf::Shelf> RegulationShelf::now() const {
  return shelf_.with([](const std::shared_ptr<const Shelf>& shelf) { return shelf; });
}

std::shared_ptr<const Regulation> RegulationShelf::in_force(InstitutionId institution, CivilDate on) const {
  const auto shelf = now();
  const auto found = shelf->find(institution);
  if (found == shelf->end()) return nullptr;
  for (auto version = found->second.rbegin(); version != found->second.rend(); ++version) {
    if ((*version)->info().in_force_from <= on) return *version;
  }
  return nullptr;
}

std::vector<std::shared_ptr<const Regulation>> RegulationShelf::versions(InstitutionId institution) const {
  const auto shelf = now();
  const auto found = shelf->find(institution);
  return found == shelf->end() ? Versions{} : found->second;
}

}  // namespace vestnik
