#pragma once
/// The address that a provider calls with its reports and with what people answer: /hooks/sms_http/<secret>, GET or
/// POST. It is nobody's session, so the secret is the proof; a wrong one gets the answer of an address that is none.
#include <string>

#include "base/guarded.h"
#include "ports/plugin.h"
#include "provider.h"

namespace vestnik::sms_http {

/// Any thread. Reports and messages outlive it.
class Push {
 public:
  /// `provider` is its own: another than the gateway's.
  Push(Provider provider, std::string secret, DeliveryReports& reports, const MessageCatalogue& messages);
  void contribute(Host& host);
  /// 200 with the script's answer once everything is on disk; 422 "sms.push_not_understood"; 404.
  [[nodiscard]] Response handle(const Request& request);

 private:
  /// What the first of `report` and `inbound` that knows the request has to say.
  [[nodiscard]] Result<ScriptValue> read(const Request& request);

  Guarded<Provider> provider_;
  std::string secret_;
  DeliveryReports& reports_;
  const MessageCatalogue& messages_;
};

}  // namespace vestnik::sms_http
