#pragma once
/// Whether a mail that is said to have come back is really ours. Its Message-ID can be guessed; what our own server
/// called it when it took it over cannot, and stands in the trace of every mail that did come back.
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.h"
#include "plugins/bounces/bounce.h"
#include "ports/database.h"

namespace vestnik::bounces {

struct MailKey {
  InstitutionId institution;
  DeliveryId delivery;
};

/// "7.12@school.example": institution and delivery; nothing for another domain or anything else.
[[nodiscard]] std::optional<MailKey> parse_message_id(std::string_view message_id, std::string_view domain);

struct SentMail {
  std::string state;    ///< of the delivery
  std::string address;  ///< personal data
  std::string receipt;  ///< the server's words: "2.0.0 Ok: queued as 4Cabc12"
};
/// None when the gateway never had such a mail.
[[nodiscard]] std::optional<SentMail> sent_mail(Transaction& transaction, DeliveryId delivery,
                                                std::string_view gateway);

/// Whether the bytes name the mail as our server did: a word of the receipt with a digit and six characters at least,
/// standing alone. A receipt without such a word proves nothing, and its mails' bounces are not believed.
[[nodiscard]] bool names_receipt(std::string_view mail, std::string_view receipt);

}  // namespace vestnik::bounces
