#include "access/zones.h"

namespace vestnik {

TimeZone Zones::zone(Transaction& transaction) const {
  const std::int64_t institution = transaction.institution().value;
  const auto kept = known_.with([&](const auto& zones) -> std::optional<TimeZone> {
    const auto at = zones.find(institution);
    return at == zones.end() ? std::nullopt : std::optional{at->second};
  });
  if (kept) return *kept;
  const auto name = transaction.one("SELECT timezone FROM institution WHERE id = $1", {institution},
                                    [](const Row& row) { return row.string(0); });
  auto found = TimeZone::find(name.value_or(""));
  if (!found) throw DatabaseError(DatabaseError::Kind::failure, "the institution has no known time zone");
  known_.with([&](auto& zones) { zones.emplace(institution, *found); });
  return *found;
}

}  // namespace vestnik
