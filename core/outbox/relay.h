#pragma once
/// Takes planned messages to one gateway and writes down what became of them. The moves are drawn in
/// core/ARCHITECTURE.md.
///
/// A step is: what a dead relay left behind → claim (one write transaction: rights, expiry, text) → the gateway,
/// outside of any transaction → receipts (one write transaction, guarded by the fence of the claim). For a LocalGateway
/// the last two are one transaction: exactly once.
#include <functional>
#include <variant>

#include "base/clock.h"
#include "base/random.h"
#include "notify/channels.h"
#include "notify/plan_facts.h"
#include "outbox/backoff.h"
#include "ports/gateway.h"
#include "ports/render.h"
#include "records/delivery_queue.h"

namespace vestnik {

/// All outlive the relay; shared by the relays of all gateways.
struct RelayParts {
  Database& database;
  const RegulationBook& regulations;
  const Channels& channels;
  const Renderer& renderer;
  const PluginEvents& plugin_events;
  const Clock& clock;
  Random& random;
  RelayLimits limits = {};
  /// Looks at what was claimed before rights and words are: closes the obligations whose fact is no longer so. In the
  /// claim's own transaction; empty: nobody looks.
  std::function<void(Transaction&, std::int64_t fence, Instant now)> settle_claim = {};
};

/// What a step did, in messages.
struct RelayStep {
  std::size_t claimed = 0;
  std::size_t sent = 0;
  std::size_t retried = 0;
  std::size_t in_doubt = 0;
  std::size_t dead = 0;
  std::size_t cancelled = 0;
};

/// One thread calls step(); several relays, even of one channel, may run at once.
class Relay {
 public:
  using Gateway = std::variant<RemoteGateway*, LocalGateway*>;
  /// The gateway outlives the relay.
  Relay(RelayParts parts, Gateway gateway) : parts_(parts), gateway_(gateway) {}

  /// One batch of one institution. `claimed` 0: nothing was ready. Throws DatabaseError: what was claimed then waits
  /// for its lease to run out.
  RelayStep step(InstitutionId institution, Instant now);

  /// Lets the gateway hand in what came back. Nothing for a LocalGateway.
  void collect(DeliveryReports& reports);

  [[nodiscard]] const GatewayInfo& info() const;

 private:
  std::vector<Outcome> deliver(const std::vector<Message>& messages);
  void deliver_inside(InstitutionId institution, const std::vector<ClaimedDelivery>& batch,
                      const std::vector<Message>& messages, RelayStep& step);

  RelayParts parts_;
  Gateway gateway_;
};

}  // namespace vestnik
