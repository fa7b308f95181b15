#include "mail_relay.h"

#include <limits>

#include "base/log.h"
#include "outcome.h"

namespace vestnik::email_smtp {

MailRelay::MailRelay(const RelayConfig& config)
    : name_(config.name), connections_(config.server.connections), client_(config.server) {
  if (config.rate) turnstile_.emplace(*config.rate);
}

std::size_t MailRelay::room(Instant now) const {
  if (breaker_.rests(now)) return 0;
  return breaker_.half_open(now) ? 1 : std::numeric_limits<std::size_t>::max();
}

std::optional<Instant> MailRelay::pass(const std::string& key, Instant now) {
  return turnstile_ ? turnstile_->pass(key, now) : std::nullopt;
}

std::vector<net::SmtpResult> MailRelay::send(std::span<const net::SmtpEnvelope> envelopes,
                                             std::chrono::steady_clock::time_point deadline, net::SmtpTurns& turns,
                                             const Clock& clock) {
  auto results = client_.send(envelopes, deadline, turns);
  for (const auto& result : results) learn(result, clock.now());
  return results;
}

void MailRelay::learn(const net::SmtpResult& result, Instant now) {
  const bool rested = breaker_.rests(now);
  if (is_fault_of_server(result)) {
    breaker_.failed(now);
    if (!rested && breaker_.rests(now)) log(LogLevel::warning, "email_smtp", "a mail server rests", {{"relay", name_}});
  } else if (result.code != 0) {
    // Any other answer shows that it is well, whatever it thinks of the mail.
    breaker_.succeeded();
  }
}

}  // namespace vestnik::email_smtp
