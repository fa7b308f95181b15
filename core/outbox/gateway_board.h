#pragma once
/// Which gateway of a channel serves it now. The first of its list that works does; one that fails rests, one whose
/// reports stay away gives its place to the next, and comes back when it works again. Idle gateways lose nothing.
#include <chrono>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/breaker.h"
#include "ports/gateway.h"
#include "ports/metrics.h"

namespace vestnik {

struct BoardTerms {
  BreakerTerms breaker;  ///< counts messages in a row that were not taken over
  std::chrono::minutes reported_within{5};
  int slow_percent = 15;  ///< of the messages so old, without a report: another gateway is better
  int judged_from = 20;   ///< fewer messages say nothing
  std::chrono::minutes slow_for{10};
};

/// Any thread. In memory alone: a service that starts trusts all its gateways.
class GatewayBoard {
 public:
  /// In the order in which they serve their channels.
  GatewayBoard(const std::vector<GatewayInfo>& gateways, BoardTerms terms, Metrics* metrics);

  /// How many messages the gateway may claim now: `most` when it serves its channel, one to try it again after a rest,
  /// none otherwise. A gateway the board does not know may claim all.
  [[nodiscard]] std::size_t share_of(std::string_view gateway, std::size_t most, Instant now);
  /// Whether it fails while another gateway serves its channel: its trial must not cost a message that it failed before
  /// its next attempt, for the other one takes it.
  [[nodiscard]] bool is_replaced(std::string_view gateway, Instant now);
  /// What became of a batch. Only one of which nothing was taken over or refused counts as failed: the gateway that
  /// answers works.
  void note_outcomes(std::string_view gateway, std::span<const Outcome> outcomes, Instant now);
  /// The provider's last word on a message it took over at `sent_at`.
  void note_report(std::string_view gateway, Instant sent_at);

 private:
  /// Messages of one minute.
  struct Sheaf {
    int sent = 0;
    int reported = 0;
  };
  struct Side {
    std::string name;
    std::string channel;
    bool reports = false;
    Breaker breaker;
    Instant slow_until{};
    std::map<std::int64_t, Sheaf> sheaves;  ///< by minute
  };

  [[nodiscard]] Side* find(std::string_view gateway);
  [[nodiscard]] const Side* serving(std::string_view channel, Instant now) const;
  static void note_failures(Side& side, std::size_t messages, Instant now);
  void judge_reports(Side& side, Instant now);
  void tell_switch(const std::string& channel, Instant now);

  const BoardTerms terms_;
  Metrics* metrics_;
  std::mutex mutex_;
  std::vector<Side> sides_;                    // guarded by mutex_
  std::map<std::string, std::string> active_;  // by channel, "" when all rest; guarded by mutex_
};

}  // namespace vestnik
