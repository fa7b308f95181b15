#pragma once
/// Gateways at the command line: which there are, and whether one works.
#include <string>

#include "app/session.h"

namespace vestnik {

/// Every gateway with its channel, in the order in which they serve it, and what keeps the others from starting.
int list_gateways(const CommandSession& session);

struct GatewayTest {
  std::string gateway;
  std::string to;           ///< address as the gateway wants it; "" where it needs none
  std::string institution;  ///< code of the one that signs; "" where there is only one
};
/// Sends one message through a gateway as it is configured and prints what came of it. It is no delivery of anybody:
/// nothing of it is stored. 0 when the gateway took it over.
int test_gateway(const CommandSession& session, const GatewayTest& test);

}  // namespace vestnik
