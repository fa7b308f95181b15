#include "outbox/in_flight.h"

#include "records/delivery_queue.h"

namespace vestnik {

InFlight::Flight::Flight(InFlight* all, InstitutionId institution, std::int64_t fence)
    : all_(all), claim_(institution, fence) {
  if (all_ == nullptr) return;
  const std::scoped_lock lock{all_->mutex_};
  all_->claims_.insert(claim_);
}

InFlight::Flight::~Flight() {
  if (all_ == nullptr) return;
  const std::scoped_lock lock{all_->mutex_};
  all_->claims_.erase(claim_);
}

bool InFlight::holds(InstitutionId institution, std::int64_t fence) const {
  const std::scoped_lock lock{mutex_};
  return claims_.contains({institution, fence});
}

void InFlight::renew(Database& database, Instant until) const {
  std::set<std::pair<InstitutionId, std::int64_t>> claims;
  {
    const std::scoped_lock lock{mutex_};
    claims = claims_;
  }
  for (const auto& [institution, fence] : claims) {
    database.write(institution, Priority::relay, [&, held = fence](Transaction& transaction) {
      renew_lease(transaction, held, until);
      return true;
    });
  }
}

}  // namespace vestnik
