#pragma once
/// The guard in front of what alarms many: looks at guarded messages (NotifyRule::guarded) before they may become
/// ready, holds a wave, and shows it to the people on duty. Everything else goes its way in the same look.
#include "notify/fallback.h"

namespace vestnik {

/// Inside the write transaction of a claim, before it takes anything. Whatever guarded message is due by `due_until`
/// either belongs to a wave after it or is let pass; messages that still settle are counted, for a class is marked in
/// one go, but wait for their own time. A class's wave holds that class alone: the rest is counted without it.
void watch_waves(const Fallback& fallback, Instant due_until);

/// An administrator holds every message of a rule until somebody releases it; answers the hold's number, 0 when the
/// rule is held already. Write transaction.
[[nodiscard]] std::int64_t hold_by_hand(Transaction& transaction, const NotifyRule& rule, CivilDate today,
                                        std::string_view reason, Instant now);

}  // namespace vestnik
