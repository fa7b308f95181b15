#pragma once
/// Sending reports to a class, and whom they reached.
#include "ports/plugin.h"

namespace vestnik::class_reports {

/// Any thread. The host must outlive it, and it the routes.
class ReportRoutes {
 public:
  explicit ReportRoutes(Host& host) : host_(host) {}
  void contribute();

  [[nodiscard]] Response send(const Request& request);
  [[nodiscard]] Response sent(const Request& request);

 private:
  Host& host_;
};

}  // namespace vestnik::class_reports
