#pragma once
/// How far the mailbox is read. Transactions of institution 0, which is the installation's own.
#include <cstdint>
#include <string>

#include "ports/database.h"

namespace vestnik::bounces {

struct MailboxPlace {
  std::uint32_t uid_validity = 0;  ///< 0: never read
  std::uint32_t uid = 0;           ///< the last one that was looked at
};

/// `mailbox`: "user@host/INBOX".
[[nodiscard]] MailboxPlace place_in(Transaction& transaction, const std::string& mailbox);
void keep_place(Transaction& transaction, const std::string& mailbox, const MailboxPlace& place);

}  // namespace vestnik::bounces
