#pragma once
/// The addresses of the protocol. They are open to the router, for the token comes in a header of its own ("at") and is
/// one of an app password: who it is is decided here, what that person sees by the own API.
#include "plugins/netschool/salts.h"
#include "ports/plugin.h"

namespace vestnik::netschool {

/// Any thread. The host must outlive it, and it the routes.
class NetSchoolRoutes {
 public:
  explicit NetSchoolRoutes(Host& host) : host_(host), salts_(host.random()) {}
  void contribute();

  [[nodiscard]] Response serve(const Request& request);

 private:
  Host& host_;
  Salts salts_;
};

}  // namespace vestnik::netschool
