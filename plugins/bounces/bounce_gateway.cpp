#include "plugins/bounces/bounce_gateway.h"

#include "plugins/bounces/closed_address.h"

namespace vestnik::bounces {

BounceGateway::BounceGateway(Host& host, BounceSettings settings) : host_(host), settings_(std::move(settings)) {
  info_.name = "bounces";
  info_.channel = "bounces";
  info_.medium = "email";
  info_.address_kind = "email";
  // It only listens: nobody can be told by it.
  info_.batch = 0;
  info_.collect_every = settings_.every;
  if (settings_.server) reader_.emplace(settings_, ReaderPorts{host.database(), host.clock(), host.metrics()});
}

std::vector<Outcome> BounceGateway::deliver(std::span<const Message> messages, Deadline) {
  return std::vector<Outcome>(messages.size(), Refused{"this channel only listens"});
}

void BounceGateway::collect(DeliveryReports& reports, Deadline deadline) {
  if (reader_) reader_->read(reports, deadline);
  tell_closed_addresses(host_);
}

}  // namespace vestnik::bounces
