#include "journal/guardian_of.h"

#include <algorithm>

#include "records/guardian_store.h"
#include "records/institution_terms.h"

namespace vestnik {

CivilDate day_of_institution(Transaction& transaction, Instant now) {
  const auto zone = zone_of_institution(transaction);
  return zone ? zone->local(now).date : CivilDate{std::chrono::floor<std::chrono::days>(now)};
}

bool is_guardian(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on) {
  const auto all = guardianships_of_guardian(transaction, guardian, on);
  return std::any_of(all.begin(), all.end(), [&](const Guardianship& held) { return held.student == student; });
}

}  // namespace vestnik
