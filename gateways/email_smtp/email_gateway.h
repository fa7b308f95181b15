#pragma once
/// E-mail through one SMTP server. Connections stay open between calls; one recipient a transaction, so that a refused
/// address is seen and is the only one refused.
#include <string>

#include "base/clock.h"
#include "net/smtp_client.h"
#include "ports/gateway.h"
#include "ports/settings.h"

namespace vestnik::email_smtp {

struct Config {
  net::SmtpServer server;
  std::string from;       ///< envelope sender and From address
  std::string from_name;  ///< for messages whose institution gives no name
  std::string domain;     ///< right-hand side of Message-IDs, and EHLO
};

/// Keys gateway.email_smtp.*: host, port (587), tls (require | opportunistic | off; require), user, password (a
/// reference to a secret), from, from_name, domain (the one of `from`), ca_file, connections (10), timeout_s (30).
/// Problems "gateways.setting_missing" {key}, "gateways.setting_bad" {key}, "gateways.password_needs_tls" {key} (a
/// password goes to another host under required TLS only) and those of Settings.
[[nodiscard]] Result<Config> read_config(const Settings& settings);

class EmailGateway final : public RemoteGateway {
 public:
  EmailGateway(Config config, const Clock& clock);
  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  /// A message that cannot be written as a mail: Refused for good. See outcome.h for the rest.
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;

 private:
  [[nodiscard]] Result<std::string> compose(const Message& message, Instant now) const;

  GatewayInfo info_;
  Config config_;
  const Clock& clock_;
  net::SmtpClient client_;
};

}  // namespace vestnik::email_smtp
