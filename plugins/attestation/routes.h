#pragma once
/// The questions about results of attestation.
#include "ports/plugin.h"

namespace vestnik::attestation {

/// Any thread. The host must outlive it, and it the routes.
class AttestationRoutes {
 public:
  explicit AttestationRoutes(Host& host) : host_(host) {}
  void contribute();

  [[nodiscard]] Response sheet(const Request& request);
  [[nodiscard]] Response enter(const Request& request);
  [[nodiscard]] Response student(const Request& request);

 private:
  using Read = std::function<Result<std::string>(Transaction&, Role)>;
  [[nodiscard]] Response answer(const Request& request, Permission permission, Object object, const Read& read);

  Host& host_;
};

}  // namespace vestnik::attestation
