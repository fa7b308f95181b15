#pragma once
/// The messages of a scratch on their way: each leaves at the moment it is due, by the real relay.
#include <memory>

#include "outbox/relay.h"
#include "outbox/wave_keeper.h"
#include "simulate/taking_gateway.h"
#include "simulate/tally.h"
#include "simulate/world.h"

namespace vestnik {

/// One thread.
class Post {
 public:
  /// Both outlive this; the caller sets the clock to the moment of each call.
  Post(const WorldParts& parts, const Clock& clock);
  Post(const Post&) = delete;
  Post& operator=(const Post&) = delete;

  /// When the next message is due, as of the last look.
  [[nodiscard]] std::optional<Instant> due() const { return due_; }
  /// After anything was planned.
  void look_for_due(Transaction& transaction, Instant now);
  /// Hands over everything that is due at `at`, and what follows from it.
  void deliver(Instant at);
  /// After anything was planned too: what was put right has left its wave. True: messages may leave now.
  bool look_at_waves(Instant at) { return waves_.step(parts_.institution, at) > 0; }
  /// Dated rows, addresses among them perhaps, came into the scratch.
  void note_arrival(Instant at) { arrived_ = at + Microseconds{1}; }
  /// Parts of the messages that are paid for by the part.
  [[nodiscard]] SegmentsOf segments() const;

 private:
  void spare_words(Instant at);

  const WorldParts& parts_;
  SeededRandom random_{1};  ///< for the backoff of what failed, and nothing fails here
  PaidWords words_;
  PluginEvents told_;  ///< the plugins' words and those of waves
  WaveKeeper waves_;
  std::vector<std::unique_ptr<TakingGateway>> gateways_;
  std::vector<Relay> relays_;
  Instant arrived_;  ///< later than the last row that arrived
  std::optional<Instant> due_;
};

}  // namespace vestnik
