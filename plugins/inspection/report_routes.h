#pragma once
/// Stored reports, the activity of users and breach notices over HTTP.
#include "plugins/inspection/control_routes.h"
#include "plugins/inspection/reach.h"
#include "plugins/inspection/report.h"

namespace vestnik::inspection {

/// Whether the person may open the report: the own one, one of a group within his reach, or any where he looks at
/// everything.
[[nodiscard]] bool may_open(const Report& report, PersonId person, const Reach& reach);

class ReportRoutes final : public ControlRoutes {
 public:
  explicit ReportRoutes(Host& host) : ControlRoutes(host) {}
  void contribute();

 private:
  [[nodiscard]] Response list(const Request& request);
  [[nodiscard]] Response one(const Request& request);
  [[nodiscard]] Response make(const Request& request);
  [[nodiscard]] Response decide(const Request& request);
  [[nodiscard]] Response activity(const Request& request);
  [[nodiscard]] Response breach(const Request& request);
  void contribute_reports();
};

}  // namespace vestnik::inspection
