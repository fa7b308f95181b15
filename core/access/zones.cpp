#include "access/zones.h"

namespace vestnik {

TimeZone Zones::zone(Transaction& transaction) const {
  const std::int64_t institution = transaction.institution().value;
  // A write sees what is not committed yet: it asks the table.
  const std::optional<Revisions> revisions = transaction.revisions();
  const std::uint64_t revision = revisions ? revisions->of({Area::rights, Area::lessons}) : 0;
  if (revisions) {
    const auto kept = known_.with([&](const auto& zones) -> std::optional<TimeZone> {
      const auto at = zones.find(institution);
      return at == zones.end() || at->second.revision != revision ? std::nullopt : std::optional{at->second.zone};
    });
    if (kept) return *kept;
  }
  const auto name = transaction.one("SELECT timezone FROM institution WHERE id = $1", {institution},
                                    [](const Row& row) { return row.string(0); });
  auto found = TimeZone::find(name.value_or(""));
  if (!found) throw DatabaseError(DatabaseError::Kind::failure, "the institution has no known time zone");
  if (revisions) known_.with([&](auto& zones) { zones.insert_or_assign(institution, Known{revision, *found}); });
  return *found;
}

}  // namespace vestnik
