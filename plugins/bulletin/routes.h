#pragma once
/// The board's four questions.
#include "ports/plugin.h"

namespace vestnik::bulletin {

/// Any thread. The host must outlive it, and it the routes.
class BoardRoutes {
 public:
  explicit BoardRoutes(Host& host) : host_(host) {}
  void contribute();

  [[nodiscard]] Response board(const Request& request);
  [[nodiscard]] Response post(const Request& request);
  [[nodiscard]] Response read(const Request& request);
  [[nodiscard]] Response withdrawal(const Request& request);

 private:
  [[nodiscard]] Response run(const Request& request, Command& command, bool created);

  Host& host_;
};

}  // namespace vestnik::bulletin
