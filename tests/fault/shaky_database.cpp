#include "fault/shaky_database.h"

namespace vestnik::fault {

void ShakyDatabase::read(InstitutionId institution, const std::function<void(Transaction&)>& use) {
  if (happens(weather_.read_fails)) throw DatabaseError{DatabaseError::Kind::failure, "the read failed"};
  real_->read(institution, use);
}

void ShakyDatabase::write(InstitutionId institution, Priority priority, const std::function<bool(Transaction&)>& use) {
  if (happens(weather_.dies_before)) throw Crash{};
  if (happens(weather_.write_fails)) throw DatabaseError{DatabaseError::Kind::disk_full, "no room"};
  if (happens(weather_.commit_fails)) {
    real_->write(institution, priority, [&](Transaction& transaction) {
      use(transaction);
      return false;
    });
    throw DatabaseError{DatabaseError::Kind::failure, "the commit failed"};
  }
  real_->write(institution, priority, use);
  if (happens(weather_.dies_after)) throw Crash{};
}

}  // namespace vestnik::fault
