#pragma once
/// Lists with health groups as they were formed and handed on (syzran-r.ct.1a, syzran-r.ct.1b).
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "plugins/cards/card_store.h"

namespace vestnik::cards {

struct HealthList {
  std::int64_t id = 0;
  GroupId group;
  std::int64_t version = 0;  ///< from 1, in the group
  Instant formed_at;
  PersonId formed_by;
};

/// A line as it was handed on; the name is read now.
struct KeptHealthLine {
  HealthLine line;
  PersonId person;
  bool changed = false;  ///< otherwise than in the version before, or not in it
};

/// Forms the next version of the group's list from the cards as they stand, and hands it to the receivers.
[[nodiscard]] HealthList form_health_list(Transaction& transaction, GroupId group,
                                          const std::vector<PersonId>& receivers, PersonId by, CivilDate today,
                                          Instant now);
[[nodiscard]] std::optional<HealthList> find_health_list(Transaction& transaction, std::int64_t id);
/// Of a group, the newest first.
[[nodiscard]] std::vector<HealthList> health_lists_of(Transaction& transaction, GroupId group);
/// Handed to the person, the newest first.
[[nodiscard]] std::vector<HealthList> health_lists_for(Transaction& transaction, PersonId receiver);
[[nodiscard]] std::vector<PersonId> receivers_of(Transaction& transaction, std::int64_t list);
[[nodiscard]] std::vector<KeptHealthLine> lines_of(Transaction& transaction, std::int64_t list);

}  // namespace vestnik::cards
