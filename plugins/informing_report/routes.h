#pragma once
/// Reading the report: of a month, of one person in it, and the reports that were stored.
#include "ports/plugin.h"

namespace vestnik::informing_report {

/// Any thread. The host must outlive it, and it the routes.
class ReportRoutes {
 public:
  explicit ReportRoutes(Host& host) : host_(host) {}
  void contribute();

 private:
  using Page = std::function<Result<std::string>(Transaction&, const TimeZone&)>;
  void add(const char* pattern, RouteDoc doc, std::function<Response(const Request&)> handle);
  [[nodiscard]] Response answer(const Request& request, const Page& page);
  [[nodiscard]] Response month(const Request& request);
  [[nodiscard]] Response person(const Request& request);
  [[nodiscard]] Response cost(const Request& request);

  Host& host_;
};

}  // namespace vestnik::informing_report
