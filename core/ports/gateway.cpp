#include "ports/gateway.h"

namespace vestnik {

std::vector<Outcome> RemoteGateway::ask(std::span<const Message> messages, Deadline) {
  return std::vector<Outcome>(messages.size(), Unknown{"cannot_ask"});
}

void RemoteGateway::collect(DeliveryReports&, Deadline) {}

}  // namespace vestnik
