#pragma once
/// The questions about the curriculum.
#include "ports/plugin.h"

namespace vestnik::curriculum {

/// Any thread. The host must outlive it, and it the routes.
class CurriculumRoutes {
 public:
  explicit CurriculumRoutes(Host& host) : host_(host) {}
  void contribute();

  [[nodiscard]] Response list(const Request& request);
  [[nodiscard]] Response set(const Request& request);

 private:
  Host& host_;
};

}  // namespace vestnik::curriculum
