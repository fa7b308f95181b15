#include "outbox/relay.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "base/log.h"
#include "outbox/claim.h"
#include "outbox/receipts.h"

namespace vestnik {
namespace {

constexpr std::chrono::milliseconds flight_comes_within{100};

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
  message.receipt = delivery.receipt;
  message.unsubscribe = delivery.unsubscribe;
  return message;
}

// Where somebody records meanwhile, a text made beforehand has its words read twice: that pays only beside the writer
// and the gateway, not instead.
bool has_spare_processor() {
  static const bool spare = std::thread::hardware_concurrency() > 2;
  return spare;
}

std::size_t put_back(const std::vector<Outcome>& outcomes) {
  return static_cast<std::size_t>(
      std::ranges::count_if(outcomes, [](const Outcome& one) { return std::holds_alternative<RetryAt>(one); }));
}

}  // namespace

Relay::Relay(RelayParts parts, Gateway gateway)
    : parts_(parts), gateway_(gateway), prepared_(std::make_shared<PreparedClaim>()) {}

const GatewayInfo& Relay::info() const {
  return std::visit([](const auto* gateway) -> const GatewayInfo& { return gateway->info(); }, gateway_);
}

Relay::Look Relay::look(InstitutionId institution, Instant now) {
  Look seen;
  parts_.database.read(institution, [&](Transaction& transaction) {
    seen.abandoned = has_abandoned(transaction, info().channel, now);
    seen.work = has_work(transaction, info().channel, parts_.channels.others_of(info()), now);
    if (info().can_ask) {
      seen.doubts = doubts_to_ask(transaction, info().name, now, std::min(parts_.limits.batch, info().batch));
    }
  });
  return seen;
}

RelayStep Relay::step(InstitutionId institution, Instant now) {
  RelayStep step;
  const Look seen = look(institution, now);
  if (seen.abandoned) {
    parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
      step = {};
      recover_abandoned(parts_, transaction, info(), std::holds_alternative<LocalGateway*>(gateway_), now, step);
      return true;
    });
  }
  if (!seen.doubts.empty()) ask_about(institution, seen.doubts, step);
  if (seen.work) send(institution, now, step);
  count(step);
  return step;
}

bool Relay::wait_to_run_ahead() { return turns_->wait_to_run_ahead(flight_comes_within); }

RelayStep Relay::step_ahead(InstitutionId institution, Instant now) {
  RelayStep step;
  if (!turns_->is_quick()) return step;
  bool work = false;
  parts_.database.read(institution, [&](Transaction& transaction) {
    work = has_work(transaction, info().channel, parts_.channels.others_of(info()), now);
  });
  if (!work) return step;
  send(institution, now, step);
  count(step);
  return step;
}

void Relay::count(const RelayStep& step) {
  if (parts_.metrics == nullptr) return;
  for (const MessageFate& fate : step.fates) {
    parts_.metrics->count("vestnik_messages_total",
                          {{"gateway", info().name}, {"rule", fate.rule}, {"outcome", to_text(fate.state)}});
    if (!fate.since_event) continue;
    parts_.metrics->observe("vestnik_event_to_accepted_seconds", {{"gateway", info().name}, {"rule", fate.rule}},
                            std::chrono::duration<double>(*fate.since_event).count());
  }
}

std::size_t Relay::share(Instant now) {
  const std::size_t next = pace_->with([](const Pace& pace) { return pace.next(); });
  return parts_.board == nullptr ? next : parts_.board->share_of(info().name, next, now);
}

void Relay::ask_about(InstitutionId institution, const std::vector<ClaimedDelivery>& doubts, RelayStep& step) {
  auto* const* gateway = std::get_if<RemoteGateway*>(&gateway_);
  if (gateway == nullptr) return;
  std::vector<Message> messages;
  for (const auto& delivery : doubts) messages.push_back(message_of(institution, "", delivery));
  std::vector<Outcome> answers;
  try {
    const auto at_gateway = turns_->at_gateway();
    answers = (*gateway)->ask(messages, std::chrono::steady_clock::now() + parts_.limits.deliver_within);
  } catch (const std::exception&) {
    log(LogLevel::error, "outbox", "a gateway failed when asked about messages in doubt", {{"gateway", info().name}});
  }
  const RelayStep before = step;
  parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
    step = before;
    write_answers(parts_, transaction, doubts, answers, parts_.clock.now(), step);
    return true;
  });
}

Claim Relay::claim_next(InstitutionId institution, Instant now, RelayStep& step) {
  const auto claiming = turns_->to_claim();
  Claim claim;
  const std::size_t most = share(now);
  if (most == 0) return claim;
  const std::uint64_t revision = parts_.database.revisions().of(words_rest_on);
  const bool nobody_records = std::exchange(last_revision_, revision) == revision;
  // Where batches follow each other, the writer is what they wait for.
  prepared_->texts.clear();
  if (parts_.prepares && turns_->is_quick() && (nobody_records || has_spare_processor())) {
    parts_.database.read(institution, [&](Transaction& transaction) {
      prepare_claim(parts_, info(), transaction, now, most, *prepared_);
    });
  }
  const RelayStep before = step;
  parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
    step = before;
    claim = claim_batch(parts_, info(), transaction, now, step, most, *prepared_);
    return true;
  });
  step.claimed = claim.batch.size();
  return claim;
}

void Relay::send(InstitutionId institution, Instant now, RelayStep& step) {
  const Claim claim = claim_next(institution, now, step);
  if (claim.batch.empty()) return;
  const InFlight::Flight flight{parts_.in_flight, institution, claim.fence};
  const Turns::Flight turn{*turns_};
  std::vector<Message> messages;
  for (const auto& delivery : claim.batch) messages.push_back(message_of(institution, claim.sender_name, delivery));
  if (std::holds_alternative<LocalGateway*>(gateway_)) {
    return deliver_inside(institution, claim.batch, messages, step);
  }
  // From the claim: whoever waits for its turn must not hold a stopping service twice as long.
  const auto deadline = std::chrono::steady_clock::now() + parts_.limits.deliver_within;
  const std::vector<Outcome> outcomes = deliver(messages, deadline);
  const RelayStep claimed = step;
  parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
    step = claimed;
    write_receipts(parts_, transaction, claim.batch, outcomes, parts_.clock.now(), step);
    return true;
  });
}

void Relay::collect(DeliveryReports& reports) {
  auto* const* gateway = std::get_if<RemoteGateway*>(&gateway_);
  if (gateway == nullptr) return;
  const auto at_gateway = turns_->at_gateway();
  (*gateway)->collect(reports, std::chrono::steady_clock::now() + parts_.limits.deliver_within);
}

std::vector<Outcome> Relay::deliver(const std::vector<Message>& messages,
                                    std::chrono::steady_clock::time_point deadline) {
  const auto at_gateway = turns_->at_gateway();
  const Instant began = parts_.clock.now();
  std::vector<Outcome> outcomes;
  try {
    outcomes = std::get<RemoteGateway*>(gateway_)->deliver(messages, deadline);
  } catch (const std::exception&) {
    log(LogLevel::error, "outbox", "a gateway failed in the middle of a batch", {{"gateway", info().name}});
    outcomes.assign(messages.size(), Unknown{"gateway_failed"});
  }
  const Instant ended = parts_.clock.now();
  if (parts_.board != nullptr) parts_.board->note_outcomes(info().name, outcomes, ended);
  turns_->note_quick(pace_->with([&](Pace& pace) {
    pace.note(messages.size(), ended - began, put_back(outcomes));
    return pace.is_quick();
  }));
  return outcomes;
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
