#pragma once
/// A gateway that only listens: no rule names its channel. It is one, because a gateway has a thread that asks it at
/// its pace and is stopped in order.
#include "plugins/bounces/bounce_reader.h"
#include "ports/plugin.h"

namespace vestnik::bounces {

class BounceGateway final : public RemoteGateway {
 public:
  BounceGateway(Host& host, BounceSettings settings);
  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  /// Nothing goes out here: refused, message by message.
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;
  /// Reads the mailbox where there is one, then tells of the addresses that were closed since.
  void collect(DeliveryReports& reports, Deadline deadline) override;

 private:
  Host& host_;
  BounceSettings settings_;
  GatewayInfo info_;
  std::optional<BounceReader> reader_;
};

}  // namespace vestnik::bounces
