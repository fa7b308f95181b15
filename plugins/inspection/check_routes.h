#pragma once
/// Checks over HTTP.
#include "plugins/inspection/check.h"
#include "plugins/inspection/control_routes.h"

namespace vestnik::inspection {

class CheckRoutes final : public ControlRoutes {
 public:
  explicit CheckRoutes(Host& host) : ControlRoutes(host) {}
  void contribute();

 private:
  [[nodiscard]] Response list(const Request& request);
  [[nodiscard]] Response record(const Request& request);
  /// Remarks of the check, and its notice on the board: commands of their own, under keys made of the request's, so
  /// that a repeated request finishes what a crash left undone and does nothing twice.
  [[nodiscard]] Result<std::vector<std::int64_t>> raise_findings(const Request& request, CheckId check,
                                                                 const std::vector<Remark>& findings);
  [[nodiscard]] Result<std::int64_t> post_on_board(const Request& request, const Check& check);
};

}  // namespace vestnik::inspection
