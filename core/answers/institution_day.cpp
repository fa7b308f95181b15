#include "answers/institution_day.h"

namespace vestnik {
namespace {

Result<TimeZone> zone_there(Transaction& transaction) {
  const auto zone = transaction.one("SELECT timezone FROM v1_institution WHERE institution_id = $1",
                                    {transaction.institution()}, [](const Row& row) { return row.string(0); });
  return TimeZone::find(zone.value_or(""));
}

}  // namespace

Result<CivilDate> day_there(Transaction& transaction, Instant at) {
  const Result<TimeZone> zone = zone_there(transaction);
  if (!zone) return zone.problem();
  return zone->local(at).date;
}

Result<Instant> start_there(Transaction& transaction, CivilDate day) {
  const Result<TimeZone> zone = zone_there(transaction);
  if (!zone) return zone.problem();
  return zone->instant(day, WallTime{0});
}

}  // namespace vestnik
