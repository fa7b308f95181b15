#pragma once
/// What a script reads out of a provider's reports and of what people answer (provider.h names its words).
#include <string>
#include <vector>

#include "ports/delivery_reports.h"
#include "ports/script.h"

namespace vestnik::sms_http {

/// The member "reports" of what the script said; entries that name no message or an unknown state are left out.
[[nodiscard]] std::vector<DeliveryReport> reports_in(const ScriptValue& said, Instant now);

/// The member "messages"; entries without a telephone or a text are left out.
[[nodiscard]] std::vector<InboundMessage> messages_in(const ScriptValue& said, Instant now);

/// A telephone as providers write it ("79270000001", "8 927 …", "+7…") in E.164; "" when it is none.
[[nodiscard]] std::string telephone_of(std::string_view written);

}  // namespace vestnik::sms_http
