#pragma once
/// From a message that somebody sent to the institution's number to a reply of a guardian. A number that nobody's card
/// holds changes nothing.
#include "plugins/replies/reading.h"
#include "ports/family_desk.h"
#include "ports/plugin.h"

namespace vestnik::replies {

/// Any thread. Host and desk outlive it.
class Inbound {
 public:
  Inbound(Host& host, FamilyDesk& desk) : host_(host), desk_(desk), words_(reply_words(host.messages())) {}

  /// True: it came from a guardian's telephone and is on disk. The same message may come twice. Throws DatabaseError.
  [[nodiscard]] bool take(const InboundMessage& message);

 private:
  [[nodiscard]] std::vector<InstitutionId> institutions();
  [[nodiscard]] bool take_at(InstitutionId institution, const InboundMessage& message);

  Host& host_;
  FamilyDesk& desk_;
  ReplyWords words_;
};

}  // namespace vestnik::replies
