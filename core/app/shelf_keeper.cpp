#include "app/shelf_keeper.h"

#include <algorithm>
#include <ranges>

#include "base/log.h"
#include "lua/loader.h"

namespace vestnik {

std::size_t ShelfKeeper::refresh(InstitutionId institution, const std::vector<RegulationVersion>& versions,
                                 const std::string& zone) {
  std::size_t put = 0;
  std::set<CivilDate> settled;
  // The newest first: an earlier one of the same day must not take its place for a moment.
  for (const RegulationVersion& version : std::views::reverse(versions)) {
    if (settled.contains(version.in_force_from)) continue;
    if (!stands(institution, version, zone)) {
      const auto regulation = loaded(institution, version, zone);
      if (!regulation) continue;
      shelf_.put(institution, regulation);
      ++put;
    }
    settled.insert(version.in_force_from);
  }
  return put + take_away_what_is_gone(institution, versions);
}

std::size_t ShelfKeeper::take_away_what_is_gone(InstitutionId institution,
                                                const std::vector<RegulationVersion>& versions) {
  std::size_t taken = 0;
  for (const auto& held : shelf_.versions(institution)) {
    const CivilDate from = held->info().in_force_from;
    const bool known =
        std::ranges::any_of(versions, [&](const RegulationVersion& version) { return version.in_force_from == from; });
    if (known || versions.empty()) continue;
    shelf_.take_away(institution, from);
    ++taken;
  }
  return taken;
}

std::size_t ShelfKeeper::refresh_trial(InstitutionId institution, const std::optional<RegulationTrial>& trial,
                                       const std::string& zone) {
  const auto standing = shelf_.trial(institution);
  if (!trial) {
    if (!standing) return 0;
    shelf_.end_trial(institution);
    return 1;
  }
  std::set<GroupId> groups{trial->groups.begin(), trial->groups.end()};
  const bool same = standing && standing->version->info().script_hash == trial->version.script_hash &&
                    (zone.empty() || standing->version->info().timezone == zone);
  if (same && standing->groups == groups) return 0;
  const auto regulation = same ? standing->version : loaded(institution, trial->version, zone);
  if (!regulation) {
    if (standing) shelf_.end_trial(institution);
    return standing ? 1 : 0;
  }
  shelf_.try_on(institution, regulation, std::move(groups));
  return 1;
}

bool ShelfKeeper::stands(InstitutionId institution, const RegulationVersion& version, const std::string& zone) const {
  const auto standing = shelf_.in_force(institution, version.in_force_from);
  if (!standing || standing->info().script_hash != version.script_hash) return false;
  return zone.empty() || standing->info().timezone == zone;
}

std::shared_ptr<const Regulation> ShelfKeeper::loaded(InstitutionId institution, const RegulationVersion& version,
                                                      const std::string& zone) {
  auto loading = load_regulation(version.name, version.script, zone);
  if (loading.regulation) return loading.regulation;
  const bool first = broken_.with([&](std::set<Named>& told) {
    return told.insert({institution, version.script_hash}).second;
  });
  if (!first) return nullptr;
  log(LogLevel::error, "regulation", "a stored version does not load; the last good one stays",
      {{"institution", institution.value}, {"hash", version.script_hash.substr(0, 12)}});
  return nullptr;
}

}  // namespace vestnik
