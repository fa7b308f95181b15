#include "email_gateway.h"

#include "net/header_text.h"
#include "net/mime.h"
#include "outcome.h"

namespace vestnik::email_smtp {
namespace {

// Enough to keep ten connections busy, and what a relay loses track of when it dies in mid-send.
constexpr std::size_t mails_in_a_batch = 500;

}  // namespace

EmailGateway::EmailGateway(Config config, const Clock& clock)
    : info_{"email_smtp", "email", "email", "email", mails_in_a_batch},
      config_(std::move(config)),
      clock_(clock),
      client_(config_.server) {}

Result<std::string> EmailGateway::compose(const Message& message, Instant now) const {
  const std::string message_id = net::message_id_for(message.idempotency_key, config_.domain);
  return net::build_mail({.message_id = message_id,
                          .date = now,
                          .from_name = message.sender_name.empty() ? config_.from_name : message.sender_name,
                          .from = config_.from,
                          .to = message.address,
                          .subject = message.subject,
                          .text = message.text,
                          .html = message.html});
}

std::vector<Outcome> EmailGateway::deliver(std::span<const Message> messages, Deadline deadline) {
  const Instant now = clock_.now();
  std::vector<Outcome> outcomes(messages.size(), Unknown{"not reached"});
  std::vector<std::string> mails(messages.size());
  std::vector<net::SmtpEnvelope> envelopes;
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < messages.size(); ++at) {
    auto mail = compose(messages[at], now);
    if (!mail.ok()) {
      const bool bad_address = mail.problem().code == "mail.bad_address" && mail.problem().detail("field") == "to";
      outcomes[at] =
          Refused{net::in_words(mail.problem()), true, bad_address ? Refused::Of::address : Refused::Of::message};
      continue;
    }
    mails[at] = std::move(mail).value();
    envelopes.push_back({config_.from, messages[at].address, mails[at]});
    places.push_back(at);
  }
  const auto results = client_.send(envelopes, deadline);
  for (std::size_t i = 0; i < results.size(); ++i) {
    outcomes[places[i]] = outcome_of(results[i], messages[places[i]].address, now);
  }
  return outcomes;
}

}  // namespace vestnik::email_smtp
