#include "app/shelf_keeper.h"

#include <ranges>

#include "base/log.h"
#include "lua/loader.h"

namespace vestnik {

std::size_t ShelfKeeper::refresh(InstitutionId institution, const std::vector<RegulationVersion>& versions) {
  std::size_t put = 0;
  std::set<CivilDate> settled;
  // The newest first: an earlier one of the same day must not take its place for a moment.
  for (const RegulationVersion& version : std::views::reverse(versions)) {
    if (settled.contains(version.in_force_from)) continue;
    if (!stands(institution, version)) {
      const auto regulation = loaded(institution, version);
      if (!regulation) continue;
      shelf_.put(institution, regulation);
      ++put;
    }
    settled.insert(version.in_force_from);
  }
  return put;
}

bool ShelfKeeper::stands(InstitutionId institution, const RegulationVersion& version) const {
  const auto standing = shelf_.in_force(institution, version.in_force_from);
  return standing && standing->info().script_hash == version.script_hash;
}

std::shared_ptr<const Regulation> ShelfKeeper::loaded(InstitutionId institution, const RegulationVersion& version) {
  auto loading = load_regulation(version.name, version.script);
  if (loading.regulation) return loading.regulation;
  const bool first = broken_.with([&](std::set<Named>& told) { return told.insert({institution, version.id}).second; });
  if (!first) return nullptr;
  log(LogLevel::error, "regulation", "a stored version does not load; the last good one stays",
      {{"institution", institution.value}, {"version", version.id}});
  return nullptr;
}

}  // namespace vestnik
