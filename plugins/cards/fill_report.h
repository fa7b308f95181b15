#pragma once
/// How well the class teachers keep the cards of their classes (otradny-4.admin.12): shares of filled fields, and cards
/// that nobody confirmed for long. Read-only.
#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/lesson.h"
#include "ports/database.h"

namespace vestnik::cards {

struct GroupFill {
  GroupTraits group;
  std::vector<PersonId> leaders;  ///< class teachers or curators on the day
  std::int64_t students = 0;
  std::int64_t parents = 0;
  std::int64_t student_fields = 0;  ///< needed ones that are filled
  std::int64_t parent_fields = 0;
  std::int64_t incomplete = 0;  ///< students whose cards lack a needed field
  std::int64_t stale = 0;       ///< students whose cards nobody confirmed since
  std::int64_t attention = 0;   ///< students whose cards are one or the other

  [[nodiscard]] std::int64_t student_percent() const;  ///< 100 where there is nothing to fill
  [[nodiscard]] std::int64_t parent_percent() const;
};

/// Every class or group that is no part of another, on the day. `since`: a confirmation before it counts as old.
[[nodiscard]] std::vector<GroupFill> fill_of_groups(Transaction& transaction, CivilDate on, Instant since);
/// Of those who work here on the day: cards that were not checked since.
[[nodiscard]] std::int64_t staff_unchecked(Transaction& transaction, CivilDate on, Instant since);

}  // namespace vestnik::cards
