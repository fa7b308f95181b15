#pragma once
/// The questions about the catalogue of resources.
#include "plugins/documents/resource_commands.h"
#include "ports/plugin.h"

namespace vestnik::documents {

/// Any thread. The host must outlive it, and it the routes.
class ResourceRoutes {
 public:
  explicit ResourceRoutes(Host& host) : host_(host) {}
  void contribute();

 private:
  [[nodiscard]] Response list(const Request& request);
  [[nodiscard]] Response keep(const Request& request);
  [[nodiscard]] Response withdraw(const Request& request);
  void add(Method method, const char* pattern, Permission permission, RouteDoc doc,
           Response (ResourceRoutes::*handle)(const Request&));

  Host& host_;
};

}  // namespace vestnik::documents
