#include "app/shelf_keeper.h"

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
  return put;
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
  const bool first = broken_.with([&](std::set<Named>& told) { return told.insert({institution, version.id}).second; });
  if (!first) return nullptr;
  log(LogLevel::error, "regulation", "a stored version does not load; the last good one stays",
      {{"institution", institution.value}, {"version", version.id}});
  return nullptr;
}

}  // namespace vestnik
