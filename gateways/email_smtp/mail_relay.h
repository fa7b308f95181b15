#pragma once
/// One of the servers that mails are handed to: its connections, its rate, and whether it rests after failures.
#include <optional>
#include <string>

#include "base/breaker.h"
#include "base/clock.h"
#include "net/smtp_client.h"
#include "rate.h"

namespace vestnik::email_smtp {

struct RelayConfig {
  std::string name;  ///< as in the settings; "" for the only one
  net::SmtpServer server;
  std::optional<Rate> rate;
};

/// One thread.
class MailRelay {
 public:
  explicit MailRelay(const RelayConfig& config);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::size_t connections() const { return connections_; }
  /// How many mails it may be given now: none while it rests, one to try it, else as many as come.
  [[nodiscard]] std::size_t room(Instant now) const;
  /// When it rests: until then.
  [[nodiscard]] Instant rests_until() const { return breaker_.until(); }
  /// Nothing: the mail may begin. Else when its turn is.
  [[nodiscard]] std::optional<Instant> pass(const std::string& key, Instant now);
  [[nodiscard]] std::vector<net::SmtpResult> send(std::span<const net::SmtpEnvelope> envelopes,
                                                  std::chrono::steady_clock::time_point deadline, net::SmtpTurns& turns,
                                                  const Clock& clock);

 private:
  void learn(const net::SmtpResult& result, Instant now);

  std::string name_;
  std::size_t connections_;
  std::optional<Turnstile> turnstile_;
  Breaker breaker_;
  net::SmtpClient client_;
};

}  // namespace vestnik::email_smtp
