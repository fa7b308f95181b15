#pragma once
/// How long what was learnt in a read may be used in writes: of one institution and day, while nobody has committed to
/// the areas it was read from.
#include <optional>

#include "base/time.h"
#include "ports/database.h"

namespace vestnik {

/// One thread at a time.
class KnownWhile {
 public:
  explicit KnownWhile(Areas areas) : areas_(areas) {}

  /// In a read: whether what was learnt before may be added to. False: it must be forgotten; what is learnt from now on
  /// counts.
  [[nodiscard]] bool goes_on(const Transaction& read, CivilDate today) {
    const auto now = read.revisions();
    const bool same =
        now && seen_ && now->of(areas_) == seen_->of(areas_) && institution_ == read.institution() && today_ == today;
    if (same) return true;
    seen_ = now;
    institution_ = read.institution();
    today_ = today;
    return false;
  }

  /// In a write: whether all of it still holds.
  [[nodiscard]] bool holds(const Transaction& write, CivilDate today) const {
    return seen_ && institution_ == write.institution() && today_ == today && write.still_stands(*seen_, areas_);
  }

 private:
  Areas areas_;
  std::optional<Revisions> seen_;
  InstitutionId institution_;
  CivilDate today_;
};

}  // namespace vestnik
