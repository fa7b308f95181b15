#pragma once
/// The questions about the staff's cards, and about lists that are checked as current.
#include "plugins/cards/staff_commands.h"
#include "ports/plugin.h"

namespace vestnik::cards {

inline constexpr Permission view_colleagues{"staff", "view"};
inline constexpr Permission view_lists{"lists", "view"};
inline constexpr Permission check_lists{"lists", "check"};

/// Any thread. The host must outlive it, and it the routes.
class StaffRoutes {
 public:
  StaffRoutes(Host& host, CardGate gate) : host_(host), gate_(gate) {}
  void contribute();

 private:
  [[nodiscard]] Response colleagues_list(const Request& request);
  /// Records that the card was looked at; the refusal where it is closed.
  [[nodiscard]] std::optional<Response> note_look(const Request& request, PersonId person);
  [[nodiscard]] Response read_card(const Request& request);
  [[nodiscard]] Response fill_card(const Request& request);
  [[nodiscard]] Response check_card(const Request& request);
  [[nodiscard]] Response history(const Request& request);
  [[nodiscard]] Response lists(const Request& request);
  [[nodiscard]] Response check_list(const Request& request);
  void contribute_lists();
  void add(Method method, const char* pattern, Permission permission, RouteDoc doc,
           Response (StaffRoutes::*handle)(const Request&));

  Host& host_;
  CardGate gate_;
};

}  // namespace vestnik::cards
