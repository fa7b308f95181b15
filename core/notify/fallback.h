#pragma once
/// What follows when a message will not reach the person: the next channel, a digest line, a call, or at least a
/// reason on the obligation. Used by the relay, inside its write transactions.
#include <optional>
#include <string_view>
#include <vector>

#include "notify/channels.h"
#include "records/delivery_queue.h"
#include "records/obligation_store.h"

namespace vestnik {

struct Fallback {
  Transaction& transaction;
  const Regulation& regulation;
  const Channels& channels;
  TimeZone zone;
  Instant now;
};

/// The next channel of the message's rule that leads to its recipient. `fact_kind`: of what it tells.
[[nodiscard]] std::optional<Way> next_way(const Fallback& fallback, const ClaimedDelivery& before,
                                          std::string_view fact_kind);
/// A message as the one before, by another way, about these obligations; it takes the other's place in its chain of
/// escalation. One a child where the way has no template about several.
void send_on(const Fallback& fallback, const ClaimedDelivery& before, const Way& way,
             const std::vector<Obligation>& obligations, Instant due);

/// The message is dead: its open obligations go to the next channel of its rule, or are given up.
void fall_over(const Fallback& fallback, const ClaimedDelivery& dead, std::string_view reason);
/// The message must not leave by its channel: the next channel, a line of a digest, or the reason.
void turn_away(const Fallback& fallback, const ClaimedDelivery& message, std::string_view reason);
/// The message came too late: its open obligations become lines of the next digest when the rule wants that.
void expire(const Fallback& fallback, const ClaimedDelivery& late);
/// No message can tell it any more. An absence that nobody of the family was told of becomes a call task.
void give_up(const Fallback& fallback, ObligationId obligation, std::string_view reason);

}  // namespace vestnik
