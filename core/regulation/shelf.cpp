#include "regulation/shelf.h"

#include <algorithm>

namespace vestnik {
namespace {

auto place_of(std::vector<std::shared_ptr<const Regulation>>& versions, CivilDate from) {
  return std::lower_bound(versions.begin(), versions.end(), from,
                          [](const auto& held, CivilDate date) { return held->info().in_force_from < date; });
}

std::shared_ptr<const Regulation> latest(const std::vector<std::shared_ptr<const Regulation>>& versions, CivilDate on) {
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    if ((*version)->info().in_force_from <= on) return *version;
  }
  return nullptr;
}

}  // namespace

template <class Change>
void RegulationShelf::put_changed(InstitutionId institution, Change&& change) {
  shelf_.with([&](std::shared_ptr<const Shelf>& shelf) {
    auto changed = std::make_shared<Shelf>(*shelf);
    change((*changed)[institution]);
    shelf = std::move(changed);
  });
}

void RegulationShelf::put(InstitutionId institution, std::shared_ptr<const Regulation> version) {
  put_changed(institution, [&](Held& held) {
    const CivilDate from = version->info().in_force_from;
    const auto place = place_of(held.versions, from);
    if (place != held.versions.end() && (*place)->info().in_force_from == from)
      *place = std::move(version);
    else
      held.versions.insert(place, std::move(version));
  });
}

void RegulationShelf::take_away(InstitutionId institution, CivilDate in_force_from) {
  put_changed(institution, [&](Held& held) {
    const auto place = place_of(held.versions, in_force_from);
    if (place != held.versions.end() && (*place)->info().in_force_from == in_force_from) held.versions.erase(place);
  });
}

void RegulationShelf::try_on(InstitutionId institution, std::shared_ptr<const Regulation> version,
                             std::set<GroupId> groups) {
  put_changed(institution, [&](Held& held) { held.trial = Trial{std::move(version), std::move(groups)}; });
}

void RegulationShelf::end_trial(InstitutionId institution) {
  put_changed(institution, [](Held& held) { held.trial.reset(); });
}

std::shared_ptr<const RegulationShelf::Shelf> RegulationShelf::now() const {
  return shelf_.with([](const std::shared_ptr<const Shelf>& shelf) { return shelf; });
}

std::shared_ptr<const Regulation> RegulationShelf::in_force(InstitutionId institution, CivilDate on) const {
  const auto shelf = now();
  const auto found = shelf->find(institution);
  return found == shelf->end() ? nullptr : latest(found->second.versions, on);
}

std::shared_ptr<const Regulation> RegulationShelf::in_force_for(InstitutionId institution, CivilDate on,
                                                                GroupId group) const {
  const auto shelf = now();
  const auto found = shelf->find(institution);
  if (found == shelf->end()) return nullptr;
  const auto& trial = found->second.trial;
  if (trial && trial->groups.contains(group) && trial->version->info().in_force_from <= on) return trial->version;
  return latest(found->second.versions, on);
}

bool RegulationShelf::on_trial(InstitutionId institution) const { return trial(institution).has_value(); }

std::optional<RegulationShelf::Trial> RegulationShelf::trial(InstitutionId institution) const {
  const auto shelf = now();
  const auto found = shelf->find(institution);
  return found == shelf->end() ? std::nullopt : found->second.trial;
}

std::vector<std::shared_ptr<const Regulation>> RegulationShelf::versions(InstitutionId institution) const {
  const auto shelf = now();
  const auto found = shelf->find(institution);
  return found == shelf->end() ? Versions{} : found->second.versions;
}

}  // namespace vestnik
