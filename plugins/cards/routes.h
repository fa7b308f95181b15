#pragma once
/// The questions about personal cards.
#include "plugins/cards/card_commands.h"
#include "ports/plugin.h"

namespace vestnik::cards {

/// How well class teachers keep the cards, for those who check it (otradny-4.admin.12).
inline constexpr Permission view_fill_report{"cards_report", "view"};

/// Any thread. The host must outlive it, and it the routes.
class CardRoutes {
 public:
  /// Setting `cards.agreement_first` ("true" unless set to "false"): nobody opens a card without a recorded agreement.
  explicit CardRoutes(Host& host);
  void contribute();
  [[nodiscard]] const CardGate& gate() const { return gate_; }

  [[nodiscard]] Response read_card(const Request& request, const CardOf& card);
  [[nodiscard]] Response fill_card(const Request& request, const CardOf& card);
  [[nodiscard]] Response confirm(const Request& request, const CardOf& card);
  [[nodiscard]] Response history(const Request& request);
  [[nodiscard]] Response states(const Request& request);
  [[nodiscard]] Response health(const Request& request);
  [[nodiscard]] Response fill_report(const Request& request);

 private:
  struct OpenParts {
    std::vector<Part> seen;
    std::vector<Part> editable;
  };
  [[nodiscard]] OpenParts open_parts(const Request& request, const CardOf& card);
  /// Records the look at each part; the refusal where one is closed.
  [[nodiscard]] std::optional<Response> note_look(const Request& request, const CardOf& card, const OpenParts& parts);
  [[nodiscard]] Response run(const Request& request, Command& command);
  void add(Method method, const char* pattern, Permission permission, RouteDoc doc,
           std::function<Response(const Request&)> handle);

  Host& host_;
  CardGate gate_;
};

}  // namespace vestnik::cards
