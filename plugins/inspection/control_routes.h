#pragma once
/// What every set of control's routes does alike: read under a permission, run a command, hand in a route.
#include <functional>

#include "ports/plugin.h"

namespace vestnik::inspection {

/// Any thread. The host must outlive it.
class ControlRoutes {
 protected:
  explicit ControlRoutes(Host& host) : host_(host) {}
  ~ControlRoutes() = default;

  /// Inside one read, after the permission was granted on the institution, with the day there.
  using Page = std::function<Result<std::string>(Transaction&, CivilDate today)>;
  [[nodiscard]] Response read_page(const Request& request, Permission permission, const Page& page);
  [[nodiscard]] Response run(const Request& request, Command& command, bool created);
  [[nodiscard]] Response refuse(const Problem& problem);
  void add(Method method, const char* pattern, Permission permission, RouteDoc doc,
           std::function<Response(const Request&)> handle);

  Host& host_;
};

/// A day of the query; `otherwise` when it is not there. Problem "inspection.bad_date" {field}.
[[nodiscard]] Result<CivilDate> date_of_query(const Request& request, std::string_view name, CivilDate otherwise);

struct Days {
  CivilDate from;
  CivilDate until;  ///< included
};
inline constexpr int longest_interval = 400;  ///< days: a school year and its summer
/// `from` and `until` of the query. Problems "inspection.bad_date", "inspection.bad_interval" (backwards or longer than
/// longest_interval).
[[nodiscard]] Result<Days> days_of_query(const Request& request, Days otherwise);

}  // namespace vestnik::inspection
