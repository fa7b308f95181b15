#include "journal/opening_proposal.h"

#include "records/institution_terms.h"
#include "records/lesson_store.h"

namespace vestnik {
namespace {

constexpr WallTime morning{8 * 60};

}  // namespace

std::optional<Instant> propose_opening(Transaction& transaction, Instant now, std::chrono::seconds lasts) {
  const auto zone = zone_of_institution(transaction);
  if (!zone) return std::nullopt;
  const CivilDate today = zone->local(now).date;
  const auto last_bell = last_bell_of(transaction, today);
  if (last_bell && now < *last_bell) return std::nullopt;
  const auto next = next_day_with_lessons(transaction, today);
  if (!next) return std::nullopt;
  const Instant opens = zone->instant(*next, morning);
  return now + lasts <= opens ? std::optional{opens} : std::nullopt;
}

}  // namespace vestnik
