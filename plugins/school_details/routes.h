#pragma once
/// The questions about the school's details and reference lists.
#include "plugins/school_details/commands.h"
#include "ports/plugin.h"

namespace vestnik::school_details {

/// Any thread. The host must outlive it, and it the routes.
class SchoolRoutes {
 public:
  explicit SchoolRoutes(Host& host) : host_(host) {}
  void contribute();

 private:
  [[nodiscard]] Response details(const Request& request);
  [[nodiscard]] Response history(const Request& request);
  [[nodiscard]] Response change(const Request& request);
  [[nodiscard]] Response lists(const Request& request);
  [[nodiscard]] Response add_to_list(const Request& request);
  [[nodiscard]] Response withdraw(const Request& request);
  [[nodiscard]] Response run(const Request& request, Command& command, bool created = false);
  [[nodiscard]] Response answer(const Request& request, Permission permission,
                                const std::function<std::string(Transaction&)>& read);
  void add(Method method, const char* pattern, Permission permission, RouteDoc doc,
           Response (SchoolRoutes::*handle)(const Request&));

  Host& host_;
};

}  // namespace vestnik::school_details
