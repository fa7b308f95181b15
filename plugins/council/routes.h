#pragma once
/// The questions about the council's decisions.
#include "ports/plugin.h"

namespace vestnik::council {

/// Any thread. The host must outlive it, and it the routes.
class CouncilRoutes {
 public:
  explicit CouncilRoutes(Host& host) : host_(host) {}
  void contribute();

  [[nodiscard]] Response list(const Request& request);
  [[nodiscard]] Response enter(const Request& request);

 private:
  Host& host_;
};

}  // namespace vestnik::council
