#pragma once
/// Remarks over HTTP.
#include "plugins/inspection/control_routes.h"

namespace vestnik::inspection {

class RemarkRoutes final : public ControlRoutes {
 public:
  explicit RemarkRoutes(Host& host) : ControlRoutes(host) {}
  void contribute();

 private:
  [[nodiscard]] Response list(const Request& request);
  [[nodiscard]] Response raise(const Request& request);
  [[nodiscard]] Response move(const Request& request);
};

}  // namespace vestnik::inspection
