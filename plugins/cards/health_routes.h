#pragma once
/// The questions about lists with health groups that were handed on.
#include "plugins/cards/health_commands.h"
#include "ports/plugin.h"

namespace vestnik::cards {

/// Any thread. The host must outlive it, and it the routes.
class HealthRoutes {
 public:
  HealthRoutes(Host& host, CardGate gate) : host_(host), gate_(gate) {}
  void contribute();

 private:
  [[nodiscard]] Response form(const Request& request);
  [[nodiscard]] Response of_group(const Request& request);
  [[nodiscard]] Response received(const Request& request);
  [[nodiscard]] Response read(const Request& request);
  void add(Method method, const char* pattern, Permission permission, RouteDoc doc,
           Response (HealthRoutes::*handle)(const Request&));

  Host& host_;
  CardGate gate_;
};

}  // namespace vestnik::cards
