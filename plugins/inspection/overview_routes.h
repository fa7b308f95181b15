#pragma once
/// Summaries over HTTP: the digest, a period's end, readiness, operations of a role, the working group.
#include "plugins/inspection/control_routes.h"

namespace vestnik::inspection {

class OverviewRoutes final : public ControlRoutes {
 public:
  explicit OverviewRoutes(Host& host) : ControlRoutes(host) {}
  void contribute();

 private:
  [[nodiscard]] Response digest(const Request& request);
  [[nodiscard]] Response period_end(const Request& request);
  [[nodiscard]] Response readiness(const Request& request);
  [[nodiscard]] Response operations(const Request& request);
  [[nodiscard]] Response working_group(const Request& request);
  [[nodiscard]] Response set_working_group(const Request& request);
  void contribute_working_group();
};

}  // namespace vestnik::inspection
