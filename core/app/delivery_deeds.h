#pragma once
/// The operator's hand on messages: send again, take back. Done on the database itself, beside a running service.
#include <string>

#include "app/session.h"

namespace vestnik {

struct DeliveryWish {
  std::string id;           ///< of one message; "" with `dead`
  std::string institution;  ///< code; "" where there is only one
  std::string state;
  std::string channel;
  std::string rule;
  std::string rate = "60/minute";
  std::string reason;
  int days = 0;       ///< planned within; 0: ever
  bool dead = false;  ///< all dead ones of channel and rule
};

int replay_deliveries(const CommandSession& session, const DeliveryWish& wish);
int cancel_delivery(const CommandSession& session, const DeliveryWish& wish);

}  // namespace vestnik
