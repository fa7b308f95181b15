#pragma once
/// Events in commit order.
#include <string_view>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Appends an event; ids are gapless within the institution.
EventId append_event(Transaction& transaction, std::string_view type, int schema_version, std::string_view payload,
                     PersonId actor, Instant at);

}  // namespace vestnik
