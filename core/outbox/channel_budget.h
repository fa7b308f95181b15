#pragma once
/// Bounds of a channel that costs money (ports/calm.h, ChannelCaps): how many messages a person gets in a day, how many
/// segments the institution sends in a month, and the share of them that only alerts of absence may use.
#include <optional>
#include <string_view>

#include "notify/fallback.h"
#include "ports/calm.h"
#include "ports/gateway.h"
#include "records/channel_use_store.h"

namespace vestnik {

/// Of one claim, inside its transaction.
class ChannelBudget {
 public:
  ChannelBudget(const Fallback& fallback, const GatewayInfo& gateway);

  /// "" and the message is counted; else "over_cap" (enough for the person today) or "over_budget" (of the month).
  [[nodiscard]] std::string_view barrier_or_count(const ClaimedDelivery& delivery);

 private:
  [[nodiscard]] bool is_absence(const ClaimedDelivery& delivery) const;
  [[nodiscard]] bool over_cap(const ClaimedDelivery& delivery) const;
  [[nodiscard]] bool over_budget(std::size_t segments, bool absence);

  const Fallback& fallback_;
  const ChannelCaps& caps_;
  bool bounded_;
  CivilDate today_;
  std::optional<ChannelSum> month_;  ///< read once a claim, then counted on
};

}  // namespace vestnik
