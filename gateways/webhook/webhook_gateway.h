#pragma once
/// Messages handed to another system of the school: one signed POST each, as Standard Webhooks 1.0.0 has it
/// (webhook-id, webhook-timestamp, webhook-signature: "v1," and the base64 HMAC-SHA256 of "<id>.<timestamp>.<body>").
/// By the status alone; what an answer says in its body is not read:
///   2xx                                   Sent
///   410                                   Refused for good: the receiver wants no more of this message
///   429, 503                              RetryAt, at Retry-After where it is given
///   other 3xx, 4xx; no trusted TLS        RetryAt: the operator has something to put right
///   other 5xx; nothing was sent           RetryAt
///   sent and no answer                    Unknown; a receiver tells a repeat by webhook-id
#include <string>
#include <vector>

#include "base/clock.h"
#include "net/http_client.h"
#include "ports/gateway.h"
#include "ports/settings.h"

namespace vestnik::webhook {

struct Config {
  std::string url;
  std::vector<std::string> secrets;  ///< bytes; the message is signed with each, so that one can follow another
  net::HttpOptions http;
};

/// Keys gateway.webhook.*: url (https, or http to this host), secret (a reference to one to five lines, each
/// "whsec_<base64 of 24 to 64 bytes>"), connections (4), timeout_s (15), ca_file. Problems "gateways.setting_missing"
/// {key}, "gateways.setting_bad" {key} and those of Settings.
[[nodiscard]] Result<Config> read_config(const Settings& settings);

/// "v1,<base64> v1,<base64>", one a secret.
[[nodiscard]] std::string signatures(const std::vector<std::string>& secrets, const std::string& id,
                                     const std::string& timestamp, const std::string& body);

class WebhookGateway final : public RemoteGateway {
 public:
  WebhookGateway(Config config, const Clock& clock);
  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;

 private:
  [[nodiscard]] net::HttpRequest request(const Message& message, Instant now) const;

  GatewayInfo info_;
  Config config_;
  const Clock& clock_;
  net::HttpClient client_;
};

}  // namespace vestnik::webhook
