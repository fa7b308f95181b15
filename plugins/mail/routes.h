#pragma once
/// The mailboxes' questions.
#include "ports/plugin.h"

namespace vestnik::mail {

/// Any thread. The host must outlive it, and it the routes.
class MailRoutes {
 public:
  explicit MailRoutes(Host& host) : host_(host) {}
  void contribute();

  [[nodiscard]] Response mailbox(const Request& request);
  [[nodiscard]] Response send(const Request& request);
  [[nodiscard]] Response recipients(const Request& request);
  /// Answers one mail; the first time its reader opens it, that is recorded.
  [[nodiscard]] Response open(const Request& request);

 private:
  using Read = std::function<Result<std::string>(Transaction&, Role)>;
  /// Access, then the page, in one snapshot.
  [[nodiscard]] Response answer(const Request& request, Permission permission, const Read& read);

  Host& host_;
};

}  // namespace vestnik::mail
