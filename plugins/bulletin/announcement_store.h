#pragma once
/// Notices and read receipts in the board's own tables.
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "plugins/bulletin/announcement.h"
#include "plugins/bulletin/reader.h"
#include "ports/database.h"

namespace vestnik::bulletin {

/// Inserts it under a new id, which is answered.
AnnouncementId add_announcement(Transaction& transaction, const Announcement& announcement);
[[nodiscard]] std::optional<Announcement> find_announcement(Transaction& transaction, AnnouncementId id);
/// Newest first, those before `before` (none: from the newest), at most `most`; withdrawn ones too.
[[nodiscard]] std::vector<Announcement> announcements_before(Transaction& transaction, AnnouncementId before,
                                                             std::int64_t most);
void withdraw(Transaction& transaction, AnnouncementId id, PersonId by, Instant at);

/// When the person read it on behalf of each tie: ties that were read only.
[[nodiscard]] std::vector<std::pair<Tie, Instant>> receipts(Transaction& transaction, AnnouncementId id,
                                                            PersonId person);
/// The first receipt stands.
void add_receipt(Transaction& transaction, AnnouncementId id, PersonId person, const Tie& tie, Instant at);

}  // namespace vestnik::bulletin
