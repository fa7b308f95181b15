#pragma once
/// The e-mail gateway in the hands of a test: short time-outs, and outcomes as words.
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "email_smtp/email_gateway.h"

namespace vestnik::test {

inline const Instant now = parse_iso_instant("2026-09-14T08:04:00Z").value();

inline Message mail_to(const std::string& address, std::int64_t delivery = 1) {
  Message message;
  message.institution = InstitutionId{7};
  message.delivery = DeliveryId{delivery};
  message.idempotency_key = "7." + std::to_string(delivery);
  message.address = address;
  message.subject = "Отсутствие";
  message.text = "Нет на уроке";
  return message;
}

inline std::string kind(const Outcome& outcome) {
  if (std::holds_alternative<Sent>(outcome)) return "sent";
  if (std::holds_alternative<RetryAt>(outcome)) return "retry";
  if (std::holds_alternative<Unknown>(outcome)) return "unknown";
  const auto& refused = std::get<Refused>(outcome);
  if (refused.of == Refused::Of::address) return "no such address";
  return refused.permanent ? "refused for good" : "refused";
}

inline std::string why(const Outcome& outcome) {
  if (const auto* retry = std::get_if<RetryAt>(&outcome)) return retry->why;
  if (const auto* refused = std::get_if<Refused>(&outcome)) return refused->why;
  if (const auto* unknown = std::get_if<Unknown>(&outcome)) return unknown->why;
  return std::get<Sent>(outcome).receipt;
}

class Courier {
 public:
  explicit Courier(int port) {
    config.server().host = "127.0.0.1";
    config.server().port = port;
    config.server().tls = net::SmtpTls::off;
    config.server().hello = "school.example";
    config.server().timeout = std::chrono::milliseconds{500};
    config.from = "journal@school.example";
    config.domain = "school.example";
  }
  std::vector<Outcome> deliver(const std::vector<Message>& messages,
                               std::chrono::milliseconds within = std::chrono::seconds{30}) {
    if (!gateway_) gateway_ = std::make_unique<email_smtp::EmailGateway>(config, clock_);
    return gateway_->deliver(messages, std::chrono::steady_clock::now() + within);
  }
  std::string fate(const std::string& address) { return kind(deliver({mail_to(address)}).at(0)); }

  /// Moves the gateway's clock.
  void wait(Microseconds by) { clock_.advance(by); }

  email_smtp::Config config;

 private:
  ManualClock clock_{now};
  std::unique_ptr<email_smtp::EmailGateway> gateway_;
};

}  // namespace vestnik::test
