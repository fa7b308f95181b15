#pragma once
/// Counts the messages of a scratch, or of the journal beside it, for one interval.
#include <unordered_map>

#include "ports/database.h"
#include "ports/gateway.h"
#include "simulate/history.h"
#include "simulate/outcome.h"

namespace vestnik {

using SegmentsOf = std::unordered_map<DeliveryId, std::int64_t>;

/// What the scratch planned since the interval's beginning.
void tally_scratch(Transaction& transaction, Interval interval, const SegmentsOf& segments, Lived& lived);

/// The same of what really happened. `erased_texts`: messages by the part whose text is gone, so that their parts
/// cannot be counted.
struct Record {
  Messages messages;
  NewsByKey news;
  std::int64_t calls = 0;
  std::int64_t erased_texts = 0;
  Instant last_sending;  ///< the newest there is, of whatever interval: later ones the journal cannot know of
};
[[nodiscard]] Record tally_journal(Transaction& transaction, Interval interval,
                                   const std::vector<GatewayInfo>& gateways);

}  // namespace vestnik
