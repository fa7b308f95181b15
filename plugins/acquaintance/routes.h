#pragma once
/// The questions about the regulation in force and its sheet of acquaintance.
#include "ports/plugin.h"

namespace vestnik::acquaintance {

/// Any thread. The host must outlive it, and it the routes.
class AcquaintanceRoutes {
 public:
  explicit AcquaintanceRoutes(Host& host) : host_(host) {}
  void contribute();

  [[nodiscard]] Response current(const Request& request);
  [[nodiscard]] Response confirm(const Request& request);
  [[nodiscard]] Response sheet(const Request& request);

 private:
  using Read = std::function<Result<std::string>(Transaction&, const RegulationInfo&, CivilDate)>;
  /// Access, then the page about the regulation of today.
  [[nodiscard]] Response answer(const Request& request, Permission permission, const Read& read);

  Host& host_;
};

}  // namespace vestnik::acquaintance
