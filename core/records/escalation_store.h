#pragma once
/// Messages that go on to the next channel of their rule when what the rule wants (delivered, read) has not come to
/// pass in time. A chain of messages ends as a whole with the first of them that was heard.
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "domain/delivery.h"
#include "domain/ids.h"
#include "ports/calm.h"
#include "ports/database.h"
#include "records/delivery_queue.h"

namespace vestnik {

/// A message that nobody heard in time, as the relay knows it.
struct DueEscalation {
  ClaimedDelivery message;
  DeliveryState state = DeliveryState::held;
  std::string fact_kind;  ///< of what it tells
};

/// How a wait ended.
namespace escalation_outcome {
inline constexpr std::string_view escalated = "escalated";
inline constexpr std::string_view heard = "heard";
inline constexpr std::string_view expired = "expired";
inline constexpr std::string_view no_way = "no_way";
inline constexpr std::string_view ended = "ended";  ///< dead or cancelled: others see to what follows
}  // namespace escalation_outcome

/// The message is waited for from `due` on; once only, however often further obligations join it.
void begin_escalation(Transaction& transaction, DeliveryId message, const Escalation& terms, Instant due);
/// `next` takes the place of `message` in its chain and is waited for in turn; nothing where there is no chain.
void continue_escalation(Transaction& transaction, DeliveryId message, DeliveryId next, Instant due);
[[nodiscard]] bool escalation_due(Transaction& transaction, Instant now);
/// Oldest first, at most `limit`.
[[nodiscard]] std::vector<DueEscalation> due_escalations(Transaction& transaction, Instant now, std::size_t limit);
void end_escalation(Transaction& transaction, DeliveryId message, std::string_view outcome);
/// The message has reached a state: where its chain wanted no more, nothing further goes out, and what waits is
/// cancelled with the reason "heard".
void stop_escalation(Transaction& transaction, DeliveryId message, DeliveryState reached, Instant now);
/// The dead message is no longer waited for: the next channel is tried at once.
void hurry_escalation(Transaction& transaction, DeliveryId message, Instant now);
/// A message that has not left is taken back, for the next one says the same; false when it is leaving or has left.
bool overtake(Transaction& transaction, DeliveryId message, Instant now);

}  // namespace vestnik
