#pragma once
/// What a guardian tells of a child's absence, and what became of it.
#include "ports/plugin.h"

namespace vestnik::replies {

/// Any thread. The host outlives it, and it the routes.
class FamilyRoutes {
 public:
  explicit FamilyRoutes(Host& host) : host_(host) {}
  void contribute();

  [[nodiscard]] Response tell(const Request& request);
  [[nodiscard]] Response told(const Request& request);

 private:
  Host& host_;
};

}  // namespace vestnik::replies
