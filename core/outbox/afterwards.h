#pragma once
/// What happens to a message after its relay is done with it: reports of the provider, and the administrator's hand.
/// Write transactions only.
#include <string_view>

#include "base/result.h"
#include "domain/delivery.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// A provider's or a reader's word that the message arrived or was opened. Never moves a state backwards; resolves a
/// message in doubt, spares one that waits for another attempt, and believes an arrival more than the report before it
/// that there would be none (its obligations are told then). False when it changed nothing. `state`: sent, delivered or
/// read.
bool raise_delivery(Transaction& transaction, DeliveryId delivery, DeliveryState state, Instant now);
/// The same by the provider's own id, which reports name.
bool raise_by_receipt(Transaction& transaction, std::string_view gateway, std::string_view receipt, DeliveryState state,
                      Instant now);

/// The provider's word that a message it took over will not arrive: dead with the reason. What it seemed to have told
/// is open again, unless another message told it too. False when the message had not left, or arrived.
bool bury_undelivered(Transaction& transaction, DeliveryId delivery, std::string_view reason, std::string_view why,
                      Instant now);

/// A dead message, or one in doubt, goes out once more with all its attempts before it. Rights are asked again at the
/// claim. Problems: outbox.not_found, outbox.not_replayable {state}.
[[nodiscard]] Result<void> replay(Transaction& transaction, DeliveryId delivery, Instant now);
/// All dead messages of a channel ("" = every channel); answers how many.
std::int64_t replay_dead(Transaction& transaction, std::string_view channel, Instant now);
/// The administrator takes a message that has not left back. Problems as replay: outbox.not_found,
/// outbox.too_late {state}.
[[nodiscard]] Result<void> suppress(Transaction& transaction, DeliveryId delivery, Instant now);

}  // namespace vestnik
