#pragma once
/// Takes planned messages to one gateway and writes down what became of them. The moves are drawn in
/// core/ARCHITECTURE.md.
///
/// A step is: what a dead relay left behind → messages in doubt, where the provider can be asked → claim (one write
/// transaction: rights, expiry, text) → the gateway, outside of any transaction → receipts (one write transaction,
/// guarded by the fence of the claim). For a LocalGateway the last two are one transaction: exactly once.
///
/// Where a gateway is quick, the disk is what a batch waits for; so a second thread may claim the next batch while the
/// first is with the gateway, and the first writes its receipts while the second is there. What a kill may send twice
/// is what these two hold: RelayLimits::most_in_flight().
#include <functional>
#include <memory>
#include <variant>

#include "base/clock.h"
#include "base/guarded.h"
#include "base/random.h"
#include "notify/channels.h"
#include "notify/plan_facts.h"
#include "outbox/backoff.h"
#include "outbox/gateway_board.h"
#include "outbox/in_flight.h"
#include "outbox/pace.h"
#include "outbox/turns.h"
#include "ports/gateway.h"
#include "ports/metrics.h"
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
  /// Looks at what was claimed before rights and words are: closes the obligations whose fact is no longer so. Asked
  /// only where something claimed is about no student. In the claim's own transaction; empty: nobody looks.
  std::function<void(Transaction&, std::int64_t fence, Instant now)> settle_claim = {};
  GatewayBoard* board = nullptr;  ///< which gateways serve their channels now; none: all do
  InFlight* in_flight = nullptr;  ///< whose leases are renewed; none: nobody renews them
  Metrics* metrics = nullptr;     ///< counts messages by gateway, rule and outcome; none: nobody counts
  std::string public_url = {};    ///< of the installation, for addresses of one click; "": letters have none
  bool prepares = true;           ///< texts before their claim; false: nobody waits for the writer, who is alone
};

struct Claim;
struct PreparedClaim;

/// What became of one message.
struct MessageFate {
  std::string rule;
  DeliveryState state = DeliveryState::sent;
  std::optional<Microseconds> since_event;  ///< from the fact's record to the gateway's receipt; of a sent one
};

/// What a step did, in messages.
struct RelayStep {
  std::size_t claimed = 0;
  std::size_t sent = 0;
  std::size_t retried = 0;
  std::size_t in_doubt = 0;
  std::size_t dead = 0;
  std::size_t cancelled = 0;
  std::vector<MessageFate> fates;
};

/// One thread calls step() and collect(), another one may call step_ahead(); several relays, even of one channel, may
/// run at once.
class Relay {
 public:
  using Gateway = std::variant<RemoteGateway*, LocalGateway*>;
  /// The gateway outlives the relay.
  Relay(RelayParts parts, Gateway gateway);

  /// One batch of one institution. `claimed` 0: nothing was ready. Throws DatabaseError: what was claimed then waits
  /// for its lease to run out.
  /// Asks the provider about messages in doubt first, where it can be asked.
  RelayStep step(InstitutionId institution, Instant now);

  /// For the second thread: waits a moment for step() to be in flight, and answers whether it is, at a gateway that is
  /// worth running ahead of.
  [[nodiscard]] bool wait_to_run_ahead();
  /// A batch more: claims, waits its turn at the gateway, writes the receipts. `claimed` 0: nothing was ready, or the
  /// gateway has become slow. Throws as step().
  RelayStep step_ahead(InstitutionId institution, Instant now);

  /// Lets the gateway hand in what came back. Nothing for a LocalGateway.
  void collect(DeliveryReports& reports);

  [[nodiscard]] const GatewayInfo& info() const;

 private:
  /// What there is to do, seen in one read.
  struct Look {
    bool abandoned = false;
    bool work = false;
    std::vector<ClaimedDelivery> doubts;
  };
  Look look(InstitutionId institution, Instant now);
  void ask_about(InstitutionId institution, const std::vector<ClaimedDelivery>& doubts, RelayStep& step);
  [[nodiscard]] std::size_t share(Instant now);
  void send(InstitutionId institution, Instant now, RelayStep& step);
  void count(const RelayStep& step);
  Claim claim_next(InstitutionId institution, Instant now, RelayStep& step);
  std::vector<Outcome> deliver(const std::vector<Message>& messages, std::chrono::steady_clock::time_point deadline);
  void deliver_inside(InstitutionId institution, const std::vector<ClaimedDelivery>& batch,
                      const std::vector<Message>& messages, RelayStep& step);

  RelayParts parts_;
  Gateway gateway_;
  std::uint64_t last_revision_ = 0;          ///< of what words rest on, at the last claim; guarded by the turn to claim
  std::shared_ptr<PreparedClaim> prepared_;  ///< guarded by the turn to claim
  std::unique_ptr<Turns> turns_ = std::make_unique<Turns>();
  std::unique_ptr<Guarded<Pace>> pace_ = std::make_unique<Guarded<Pace>>();
};

}  // namespace vestnik
