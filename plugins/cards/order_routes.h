#pragma once
/// Orders about one student, and what of the lists differs from orders.
#include "json/json_writer.h"
#include "plugins/cards/order_commands.h"
#include "ports/plugin.h"

namespace vestnik::cards {

/// Any thread. The host must outlive it, and it the routes.
class OrderRoutes {
 public:
  explicit OrderRoutes(Host& host) : host_(host) {}
  void contribute();

 private:
  [[nodiscard]] Response orders(const Request& request);
  [[nodiscard]] Response record(const Request& request);
  [[nodiscard]] Response withdraw(const Request& request);

  Host& host_;
};

/// Member "orders" of the open object: what differs, by kind of difference.
void write_differences(JsonWriter& json, Transaction& transaction, CivilDate on);

}  // namespace vestnik::cards
