#pragma once
/// One mail with its text.
#include <string>

#include "base/result.h"
#include "domain/ids.h"
#include "plugins/mail/mail_id.h"
#include "ports/database.h"

namespace vestnik::mail {

struct MessagePage {
  std::string body;     ///< JSON
  bool unread = false;  ///< by the reader, whose inbox it lies in
};

/// Own mail only: sent by the reader or to the reader. The sender sees who has read it (usolye-4.6.8); a recipient does
/// not see the other recipients. Problem "access.not_found" for everybody else's.
[[nodiscard]] Result<MessagePage> write_message(Transaction& transaction, MailId id, PersonId reader);

}  // namespace vestnik::mail
