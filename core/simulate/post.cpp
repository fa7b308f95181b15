#include "simulate/post.h"

#include "outbox/wave_notice.h"

namespace vestnik {

Post::Post(const WorldParts& parts, const Clock& clock)
    : parts_(parts),
      words_(parts.renderer),
      told_(parts.plugin_events),
      waves_({parts.scratch, parts.regulations, parts.channels}),
      arrived_(parts.interval.from) {
  add_wave_words(told_);
  RelayParts relay{parts.scratch, parts.regulations, parts.channels, words_, told_, clock, random_, {}};
  relay.limits.batch = TakingGateway::most;
  relay.prepares = false;
  for (const GatewayInfo& info : parts.gateways) {
    gateways_.push_back(std::make_unique<TakingGateway>(info));
    relays_.emplace_back(relay, static_cast<RemoteGateway*>(gateways_.back().get()));
  }
}

void Post::look_for_due(Transaction& transaction, Instant now) {
  due_ = waves_.next_turn(transaction, now);
  for (const GatewayInfo& gateway : parts_.gateways) {
    transaction.query(
        "SELECT MIN(due_at) FROM delivery WHERE institution_id = $1 AND channel = $2 AND state IN ('held', 'retry')",
        {parts_.institution, gateway.channel}, [&](const Row& row) {
          const auto next = row.optional_instant(0);
          if (next && (!due_ || *next < *due_)) due_ = next;
        });
  }
}

void Post::deliver(Instant at) {
  spare_words(at);
  bool moved = true;
  while (moved) {
    moved = false;
    for (Relay& relay : relays_) moved = relay.step(parts_.institution, at).claimed > 0 || moved;
    moved = look_at_waves(at) || moved;
  }
  parts_.scratch.read(parts_.institution, [&](Transaction& transaction) { look_for_due(transaction, at); });
  // What no gateway takes must not hold up the rest.
  if (due_ && *due_ <= at) due_ = at + std::chrono::minutes{1};
}

/// What is not paid for by its length needs no words here: most of a school's messages. A message that wants an address
/// was planned upon one; where rows have arrived since, the claim looks for it anew.
void Post::spare_words(Instant at) {
  parts_.scratch.write(parts_.institution, Priority::relay, [&](Transaction& transaction) {
    for (const GatewayInfo& gateway : parts_.gateways) {
      if (gateway.medium == paid_medium) continue;
      const Instant planned_from = gateway.address_kind.empty() ? Instant{} : arrived_;
      transaction.execute(
          "UPDATE delivery SET rendered_at = $3 WHERE institution_id = $1 AND channel = $2"
          " AND state IN ('held', 'retry') AND due_at <= $3 AND created_at >= $4",
          {parts_.institution, gateway.channel, at, planned_from});
    }
    return true;
  });
}

SegmentsOf Post::segments() const {
  SegmentsOf segments;
  for (const auto& gateway : gateways_) segments.insert(gateway->segments().begin(), gateway->segments().end());
  return segments;
}

}  // namespace vestnik
