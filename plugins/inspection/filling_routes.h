#pragma once
/// The filling report, the page of one group and the page of one lesson over HTTP.
#include "plugins/inspection/control_routes.h"

namespace vestnik::inspection {

/// The mark that means absent by the regulation of the day; "" where none is in force.
[[nodiscard]] std::string absence_code(const RegulationBook& regulations, InstitutionId institution, CivilDate on);

class FillingRoutes final : public ControlRoutes {
 public:
  explicit FillingRoutes(Host& host) : ControlRoutes(host) {}
  void contribute();

 private:
  [[nodiscard]] Response filling(const Request& request);
  [[nodiscard]] Response group(const Request& request);
  [[nodiscard]] Response lesson(const Request& request);
};

}  // namespace vestnik::inspection
