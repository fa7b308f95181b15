#include "outbox/relay.h"

#include "base/log.h"
#include "outbox/claim.h"
#include "outbox/receipts.h"

namespace vestnik {
namespace {

Message message_of(InstitutionId institution, const std::string& sender, const ClaimedDelivery& delivery) {
  Message message;
  message.institution = institution;
  message.delivery = delivery.id;
  message.idempotency_key = std::to_string(institution.value) + "." + std::to_string(delivery.id.value);
  message.attempt = delivery.attempts;
  message.category = delivery.rule;
  message.sender_name = sender;
  message.address = delivery.address;
  message.recipient = delivery.recipient;
  message.subject = delivery.subject;
  message.text = delivery.body;
  message.html = delivery.html;
  message.priority = delivery.priority;
  message.expires = delivery.expires;
  return message;
}

}  // namespace

const GatewayInfo& Relay::info() const {
  return std::visit([](const auto* gateway) -> const GatewayInfo& { return gateway->info(); }, gateway_);
}

RelayStep Relay::step(InstitutionId institution, Instant now) {
  RelayStep step;
  bool waiting = false;
  parts_.database.read(institution,
                       [&](Transaction& transaction) { waiting = has_work(transaction, info().channel, now); });
  if (!waiting) return step;
  const bool local = std::holds_alternative<LocalGateway*>(gateway_);
  Claim claim;
  parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
    step = {};
    recover_abandoned(parts_, transaction, info().channel, local, now, step);
    claim = claim_batch(parts_, info(), transaction, now, step);
    return true;
  });
  step.claimed = claim.batch.size();
  if (claim.batch.empty()) return step;
  std::vector<Message> messages;
  for (const auto& delivery : claim.batch) messages.push_back(message_of(institution, claim.sender_name, delivery));
  if (local) {
    deliver_inside(institution, claim.batch, messages, step);
    return step;
  }
  const auto outcomes = deliver(messages);
  parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
    write_receipts(parts_, transaction, claim.batch, outcomes, parts_.clock.now(), step);
    return true;
  });
  return step;
}

void Relay::collect(DeliveryReports& reports) {
  auto* const* gateway = std::get_if<RemoteGateway*>(&gateway_);
  if (gateway == nullptr) return;
  (*gateway)->collect(reports, std::chrono::steady_clock::now() + parts_.limits.deliver_within);
}

std::vector<Outcome> Relay::deliver(const std::vector<Message>& messages) {
  try {
    const auto deadline = std::chrono::steady_clock::now() + parts_.limits.deliver_within;
    return std::get<RemoteGateway*>(gateway_)->deliver(messages, deadline);
  } catch (const std::exception&) {
    log(LogLevel::error, "outbox", "a gateway failed in the middle of a batch", {{"gateway", info().name}});
    return std::vector<Outcome>(messages.size(), Unknown{"gateway_failed"});
  }
}

void Relay::deliver_inside(InstitutionId institution, const std::vector<ClaimedDelivery>& batch,
                           const std::vector<Message>& messages, RelayStep& step) {
  const RelayStep before = step;
  try {
    parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
      step = before;
      const auto outcomes = std::get<LocalGateway*>(gateway_)->deliver(transaction, messages);
      write_receipts(parts_, transaction, batch, outcomes, parts_.clock.now(), step);
      return true;
    });
  } catch (const DatabaseError&) {
    throw;
  } catch (const std::exception&) {
    log(LogLevel::error, "outbox", "a gateway failed in the middle of a batch", {{"gateway", info().name}});
    const std::vector<Outcome> unsent(batch.size(), RetryAt{parts_.clock.now(), "gateway_failed"});
    parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
      step = before;
      write_receipts(parts_, transaction, batch, unsent, parts_.clock.now(), step);
      return true;
    });
  }
}

}  // namespace vestnik
