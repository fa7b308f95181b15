#include "outbox/receipts.h"

#include <algorithm>
#include <set>

#include "outbox/reported.h"
#include "records/audience_store.h"

namespace vestnik {
namespace {

/// A provider is asked for so long what became of a message; then it stays in doubt for people to see.
constexpr std::chrono::hours asked_for{24};

/// Writes one message's outcome.
class ReceiptWriter {
 public:
  /// What the message is when its outcome comes: being sent, or in doubt already and asked for.
  enum class From : std::uint8_t { sending, doubt };

  ReceiptWriter(const RelayParts& parts, Transaction& transaction, From from, Instant now, RelayStep& step)
      : parts_(parts),
        transaction_(transaction),
        from_(from),
        now_(now),
        step_(step),
        fallback_(fallback_of(parts, transaction, regulation_, now)) {}

  void write(const ClaimedDelivery& delivery, const Outcome& outcome) {
    std::visit([&](const auto& held) { take(delivery, held); }, outcome);
  }

  void try_again(const ClaimedDelivery& delivery, std::string_view outcome, std::string_view why,
                 std::optional<Instant> not_before) {
    if (delivery.attempts >= parts_.limits.attempts) return bury(delivery, "attempts_used_up", outcome, why);
    Instant due = next_attempt(parts_.limits, delivery.attempts, now_, parts_.random);
    if (not_before) due = std::max(due, *not_before);
    // Only the gateway that may have delivered it gets it again, until the provider says that it never had it.
    const bool may_have_left = outcome == "unknown" || (from_ == From::sending && delivery.may_have_left);
    const std::string_view reason = may_have_left ? "unknown" : "";
    if (end(delivery, {DeliveryState::retry, reason, outcome, why, "", due})) ++step_.retried;
  }

 private:
  void take(const ClaimedDelivery& delivery, const Sent& sent) {
    if (end(delivery, {DeliveryState::sent, "", "sent", "", sent.receipt, std::nullopt})) ++step_.sent;
  }
  void take(const ClaimedDelivery& delivery, const RetryAt& later) {
    try_again(delivery, "retry", later.why, later.when);
  }
  void take(const ClaimedDelivery& delivery, const Refused& refused) {
    if (!refused.permanent) return try_again(delivery, "refused", refused.why, std::nullopt);
    if (!end(delivery, {DeliveryState::dead, "refused", "refused", refused.why, "", std::nullopt})) return;
    // Before the next channel is looked for: it must not be the same address again.
    if (refused.of == Refused::Of::address && !delivery.address.empty()) {
      mark_contact_dead(transaction_, delivery.recipient, delivery.address);
    }
    follow_up(delivery, "refused");
  }
  void take(const ClaimedDelivery& delivery, const Unknown& unknown) {
    if (from_ == From::doubt) return ask_later(delivery);
    if (delivery.in_doubt == InDoubt::send_again) return try_again(delivery, "unknown", unknown.why, std::nullopt);
    const GatewayInfo* gateway = parts_.channels.gateway(delivery.gateway);
    const bool asked = delivery.in_doubt == InDoubt::ask && gateway != nullptr && gateway->can_ask;
    const Receipt receipt{DeliveryState::in_doubt,
                          asked ? "asking" : "unknown",
                          "unknown",
                          unknown.why,
                          "",
                          asked ? std::optional{now_ + parts_.limits.first_pause} : std::nullopt};
    if (end(delivery, receipt)) ++step_.in_doubt;
  }

  // The pauses double by themselves: each is as long as the doubt has lasted.
  void ask_later(const ClaimedDelivery& delivery) {
    const Microseconds lasted = std::max(now_ - delivery.changed_at, Microseconds{0});
    if (lasted >= asked_for) return ask_again(transaction_, delivery, std::nullopt);
    const Microseconds shortest = parts_.limits.first_pause;
    const Microseconds longest = parts_.limits.longest_pause;
    ask_again(transaction_, delivery, now_ + std::clamp(lasted, shortest, longest));
  }

  void bury(const ClaimedDelivery& delivery, std::string_view reason, std::string_view outcome, std::string_view why) {
    if (end(delivery, {DeliveryState::dead, reason, outcome, why, "", std::nullopt})) follow_up(delivery, reason);
  }

  void follow_up(const ClaimedDelivery& delivery, std::string_view reason) {
    ++step_.dead;
    if (fallback_) fall_over(*fallback_, delivery, reason);
  }

  bool end(const ClaimedDelivery& delivery, const Receipt& receipt) {
    const bool ended = from_ == From::doubt ? settle_doubt(transaction_, delivery.id, delivery.fence, receipt, now_)
                                            : finish(transaction_, delivery.id, delivery.fence, receipt, now_);
    if (ended) step_.fates.push_back({delivery.rule, receipt.state, since_event(delivery, receipt.state)});
    return ended;
  }

  [[nodiscard]] std::optional<Microseconds> since_event(const ClaimedDelivery& delivery, DeliveryState state) const {
    if (state != DeliveryState::sent || !delivery.event_at) return std::nullopt;
    return std::max(now_ - *delivery.event_at, Microseconds{0});
  }

  const RelayParts& parts_;
  Transaction& transaction_;
  From from_;
  Instant now_;
  RelayStep& step_;
  std::shared_ptr<const Regulation> regulation_;
  std::optional<Fallback> fallback_;
};

const Outcome& outcome_at(std::span<const Outcome> outcomes, std::size_t at) {
  static const Outcome silence = Unknown{"no outcome"};
  return at < outcomes.size() ? outcomes[at] : silence;
}

// A printed sheet has reached nobody yet: whoever hands it over says so (yarovoe-4.3.6).
bool tells_by_itself(const RelayParts& parts, std::string_view channel) {
  const auto* gateway = parts.channels.find(channel);
  return gateway == nullptr || !Channels::is_paper(*gateway);
}

// The channel's first gateway looks after what one that is no longer configured left behind.
bool is_heir(const Channels& channels, const GatewayInfo& gateway, const ClaimedDelivery& delivery) {
  if (delivery.gateway == gateway.name) return true;
  const GatewayInfo* first = channels.find(gateway.channel);
  return channels.gateway(delivery.gateway) == nullptr && (first == nullptr || first->name == gateway.name);
}

}  // namespace

void write_receipts(const RelayParts& parts, Transaction& transaction, std::span<const ClaimedDelivery> batch,
                    std::span<const Outcome> outcomes, Instant now, RelayStep& step) {
  if (batch.empty()) return;
  ReceiptWriter writer{parts, transaction, ReceiptWriter::From::sending, now, step};
  for (std::size_t at = 0; at < batch.size(); ++at) writer.write(batch[at], outcome_at(outcomes, at));
  if (tells_by_itself(parts, batch.front().channel)) tell_obligations(transaction, batch.front().fence, now);
  apply_early_reports({parts.regulations, parts.channels, parts.board}, transaction, batch.front().gateway, now);
}

void write_answers(const RelayParts& parts, Transaction& transaction, std::span<const ClaimedDelivery> asked,
                   std::span<const Outcome> answers, Instant now, RelayStep& step) {
  ReceiptWriter writer{parts, transaction, ReceiptWriter::From::doubt, now, step};
  std::set<std::int64_t> fences;
  for (std::size_t at = 0; at < asked.size(); ++at) {
    writer.write(asked[at], outcome_at(answers, at));
    if (tells_by_itself(parts, asked[at].channel)) fences.insert(asked[at].fence);
  }
  for (const std::int64_t fence : fences) tell_obligations(transaction, fence, now);
}

void recover_abandoned(const RelayParts& parts, Transaction& transaction, const GatewayInfo& gateway,
                       bool certainly_unsent, Instant now, RelayStep& step) {
  auto left_behind = abandoned(transaction, gateway.channel, now);
  const auto is_orphan = [&](const ClaimedDelivery& one) {
    const bool flying = parts.in_flight != nullptr && parts.in_flight->holds(transaction.institution(), one.fence);
    return !flying && is_heir(parts.channels, gateway, one);
  };
  std::erase_if(left_behind, [&](const ClaimedDelivery& one) { return !is_orphan(one); });
  if (left_behind.empty()) return;
  ReceiptWriter writer{parts, transaction, ReceiptWriter::From::sending, now, step};
  for (const auto& delivery : left_behind) {
    if (certainly_unsent && delivery.gateway == gateway.name) {
      writer.try_again(delivery, "retry", "lease_expired", now);
    } else {
      writer.write(delivery, Unknown{"lease_expired"});
    }
  }
}

}  // namespace vestnik
