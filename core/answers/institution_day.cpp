#include "answers/institution_day.h"

namespace vestnik {

Result<CivilDate> day_there(Transaction& transaction, Instant at) {
  const auto zone = transaction.one("SELECT timezone FROM v1_institution WHERE institution_id = $1",
                                    {transaction.institution()}, [](const Row& row) { return row.string(0); });
  const Result<TimeZone> found = TimeZone::find(zone.value_or(""));
  if (!found) return found.problem();
  return found->local(at).date;
}

}  // namespace vestnik
