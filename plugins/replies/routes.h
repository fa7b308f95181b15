#pragma once
/// What families answered, for the class teacher: read it, accept or decline what it proposes.
#include "plugins/replies/reply_store.h"
#include "ports/family_desk.h"
#include "ports/plugin.h"

namespace vestnik::replies {

/// Any thread. Host and desk outlive it, and it the routes.
class ReplyRoutes {
 public:
  ReplyRoutes(Host& host, FamilyDesk& desk) : host_(host), desk_(desk) {}
  void contribute();

  [[nodiscard]] Response list(const Request& request);
  [[nodiscard]] Response accept(const Request& request);
  [[nodiscard]] Response decline(const Request& request);

 private:
  [[nodiscard]] Response run(const Request& request, Command& command);
  [[nodiscard]] PersonId student_of(const Request& request, ProposalId proposal);

  Host& host_;
  FamilyDesk& desk_;
};

}  // namespace vestnik::replies
