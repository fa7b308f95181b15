#pragma once
/// E-mail through one SMTP server, or several in order. Connections stay open between calls; one recipient a
/// transaction, so that a refused address is seen and is the only one refused. A server that fails hands its mails to
/// the next one and rests; whoever has to wait for his turn is sent away with it and blocks nobody.
#include <string>

#include "base/clock.h"
#include "domain_traffic.h"
#include "mail_relay.h"
#include "ports/gateway.h"
#include "ports/settings.h"

namespace vestnik::email_smtp {

struct Config {
  std::vector<RelayConfig> relays = std::vector<RelayConfig>(1);  ///< at least one, in the order they are tried
  TrafficTerms traffic;
  std::string from;       ///< envelope sender and From address
  std::string from_name;  ///< for messages whose institution gives no name
  std::string domain;     ///< right-hand side of Message-IDs, and EHLO

  /// Of the first relay.
  [[nodiscard]] net::SmtpServer& server() { return relays.front().server; }
  [[nodiscard]] const net::SmtpServer& server() const { return relays.front().server; }
};

/// Keys gateway.email_smtp.*: README.md has them all. Problems "gateways.setting_missing" {key},
/// "gateways.setting_bad" {key}, "gateways.password_needs_tls" {key} (a password goes to another host under required
/// TLS only) and those of Settings.
[[nodiscard]] Result<Config> read_config(const Settings& settings);

class EmailGateway final : public RemoteGateway {
 public:
  EmailGateway(Config config, const Clock& clock);
  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  /// A message that cannot be written as a mail: Refused for good. See outcome.h for the rest.
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;

 private:
  class Batch;
  [[nodiscard]] Result<std::string> compose(const Message& message, Instant now) const;

  GatewayInfo info_;
  Config config_;
  const Clock& clock_;
  std::vector<std::unique_ptr<MailRelay>> relays_;
  DomainTraffic traffic_;
};

}  // namespace vestnik::email_smtp
