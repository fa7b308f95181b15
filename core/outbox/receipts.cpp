#include "outbox/receipts.h"

#include "records/audience_store.h"

namespace vestnik {
namespace {

/// Writes one message's outcome.
class ReceiptWriter {
 public:
  ReceiptWriter(const RelayParts& parts, Transaction& transaction, Instant now, RelayStep& step)
      : parts_(parts),
        transaction_(transaction),
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
    if (end(delivery, {DeliveryState::retry, "", outcome, why, "", due})) ++step_.retried;
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
    if (delivery.send_again) return try_again(delivery, "unknown", unknown.why, std::nullopt);
    const Receipt receipt{DeliveryState::in_doubt, "unknown", "unknown", unknown.why, "", std::nullopt};
    if (end(delivery, receipt)) ++step_.in_doubt;
  }

  void bury(const ClaimedDelivery& delivery, std::string_view reason, std::string_view outcome, std::string_view why) {
    if (end(delivery, {DeliveryState::dead, reason, outcome, why, "", std::nullopt})) follow_up(delivery, reason);
  }

  void follow_up(const ClaimedDelivery& delivery, std::string_view reason) {
    ++step_.dead;
    if (fallback_) fall_over(*fallback_, delivery, reason);
  }

  bool end(const ClaimedDelivery& delivery, const Receipt& receipt) {
    return finish(transaction_, delivery.id, delivery.fence, receipt, now_);
  }

  const RelayParts& parts_;
  Transaction& transaction_;
  Instant now_;
  RelayStep& step_;
  std::shared_ptr<const Regulation> regulation_;
  std::optional<Fallback> fallback_;
};

}  // namespace

void write_receipts(const RelayParts& parts, Transaction& transaction, std::span<const ClaimedDelivery> batch,
                    std::span<const Outcome> outcomes, Instant now, RelayStep& step) {
  if (batch.empty()) return;
  const Outcome silence = Unknown{"no outcome"};
  ReceiptWriter writer{parts, transaction, now, step};
  for (std::size_t at = 0; at < batch.size(); ++at) {
    writer.write(batch[at], at < outcomes.size() ? outcomes[at] : silence);
  }
  // A printed sheet has reached nobody yet: whoever hands it over says so (yarovoe-4.3.6).
  const auto* gateway = parts.channels.find(batch.front().channel);
  if (gateway != nullptr && Channels::is_paper(*gateway)) return;
  tell_obligations(transaction, batch.front().fence, now);
}

void recover_abandoned(const RelayParts& parts, Transaction& transaction, std::string_view channel,
                       bool certainly_unsent, Instant now, RelayStep& step) {
  const auto left_behind = abandoned(transaction, channel, now);
  if (left_behind.empty()) return;
  ReceiptWriter writer{parts, transaction, now, step};
  for (const auto& delivery : left_behind) {
    if (certainly_unsent) {
      writer.try_again(delivery, "retry", "lease_expired", now);
    } else {
      writer.write(delivery, Unknown{"lease_expired"});
    }
  }
}

}  // namespace vestnik
