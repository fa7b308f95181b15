#pragma once
/// From a gateway's outcomes to states: what is sent, tried again, in doubt, dead.
#include <span>

#include "outbox/claim.h"

namespace vestnik {

/// Inside a write transaction. A receipt of a claim that is over changes nothing.
void write_receipts(const RelayParts& parts, Transaction& transaction, std::span<const ClaimedDelivery> batch,
                    std::span<const Outcome> outcomes, Instant now, RelayStep& step);

/// What the provider says became of messages in doubt. Inside a write transaction.
void write_answers(const RelayParts& parts, Transaction& transaction, std::span<const ClaimedDelivery> asked,
                   std::span<const Outcome> answers, Instant now, RelayStep& step);

/// What a relay that is gone was sending over this gateway, or over one that is no longer configured, is in doubt:
/// never silence. `certainly_unsent`: the gateway writes inside the receipt's own transaction, so that nothing can have
/// left.
void recover_abandoned(const RelayParts& parts, Transaction& transaction, const GatewayInfo& gateway,
                       bool certainly_unsent, Instant now, RelayStep& step);

}  // namespace vestnik
