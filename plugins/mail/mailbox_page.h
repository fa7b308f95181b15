#pragma once
/// The folders: what came (messages of people and letters of the service, one order) and what was sent.
#include <string>

#include "domain/ids.h"
#include "plugins/mail/mail_id.h"
#include "ports/database.h"

namespace vestnik::mail {

struct MailboxQuestion {
  PersonId owner;
  MailCursor after;
  std::int64_t most = 50;
};

/// JSON, newest first, without bodies; "unread" counts the whole inbox.
[[nodiscard]] std::string write_inbox(Transaction& transaction, const MailboxQuestion& question);
/// JSON, newest first, each with its first recipients and how many have read it.
[[nodiscard]] std::string write_sent(Transaction& transaction, const MailboxQuestion& question);

}  // namespace vestnik::mail
