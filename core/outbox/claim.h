#pragma once
/// The claim: which messages a gateway gets now, after asking once more whether they may go at all.
#include <limits>
#include <string>
#include <vector>

#include "notify/fallback.h"
#include "outbox/known_recipients.h"
#include "outbox/prepared_texts.h"
#include "outbox/relay.h"

namespace vestnik {

struct Claim {
  std::int64_t fence = 0;
  std::string sender_name;
  std::vector<ClaimedDelivery> batch;  ///< rendered, addressed, permitted
};

/// What is made ready in a read before the claim. One thread at a time.
struct PreparedClaim {
  PreparedTexts texts;
  KnownRecipients recipients;
};

/// In a read: of the messages that a claim of at most `most` would take now.
void prepare_claim(const RelayParts& parts, const GatewayInfo& gateway, Transaction& read, Instant now,
                   std::size_t most, PreparedClaim& prepared);

/// Inside a write transaction. What may not go is cancelled, expired or passed on, and counted in `step`. At most
/// `most` messages, and no more than the gateway and the relay's limits allow. `prepared` counts as far as it still
/// holds.
[[nodiscard]] Claim claim_batch(const RelayParts& parts, const GatewayInfo& gateway, Transaction& transaction,
                                Instant now, RelayStep& step,
                                std::size_t most = std::numeric_limits<std::size_t>::max(),
                                const PreparedClaim& prepared = {});

/// What a claim of this moment asks of the queue. `others` as Channels::others_of() names them; outlives the answer.
[[nodiscard]] ClaimTerms claim_terms(const RelayParts& parts, const GatewayInfo& gateway, Transaction& transaction,
                                     Instant now, std::size_t most, const std::string& others);

/// What follows a failure stands on the regulation of this moment; nothing when none is in force.
[[nodiscard]] std::optional<Fallback> fallback_of(const RelayParts& parts, Transaction& transaction,
                                                  std::shared_ptr<const Regulation>& keep, Instant now);

}  // namespace vestnik
