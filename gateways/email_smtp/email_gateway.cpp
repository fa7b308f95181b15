#include "email_gateway.h"

#include <algorithm>

#include "net/header_text.h"
#include "net/mime.h"
#include "outcome.h"

namespace vestnik::email_smtp {
namespace {

// Enough to keep ten connections busy, and what a relay loses track of when it dies in mid-send.
constexpr std::size_t mails_in_a_batch = 500;

}  // namespace

/// One call of deliver().
class EmailGateway::Batch {
 public:
  Batch(EmailGateway& gateway, std::span<const Message> messages, Deadline deadline)
      : gateway_(gateway),
        messages_(messages),
        deadline_(deadline),
        now_(gateway.clock_.now()),
        outcomes_(messages.size(), RetryAt{now_, "not reached"}),
        mails_(messages.size()) {}

  std::vector<Outcome> operator()() {
    for (std::size_t at = 0; at < messages_.size(); ++at) {
      if (write_mail(at) && may_go_to_its_domain(at)) waiting_.push_back(at);
    }
    for (auto& relay : gateway_.relays_) {
      if (waiting_.empty()) break;
      hand_to(*relay);
    }
    return std::move(outcomes_);
  }

 private:
  bool write_mail(std::size_t at) {
    auto mail = gateway_.compose(messages_[at], now_);
    if (mail.ok()) {
      mails_[at] = std::move(mail).value();
      return true;
    }
    const bool bad_address = mail.problem().code == "mail.bad_address" && mail.problem().detail("field") == "to";
    outcomes_[at] =
        Refused{net::in_words(mail.problem()), true, bad_address ? Refused::Of::address : Refused::Of::message};
    return false;
  }

  bool may_go_to_its_domain(std::size_t at) {
    auto& domain = gateway_.traffic_.of(messages_[at].address);
    if (domain.breaker.rests(now_)) {
      outcomes_[at] = RetryAt{domain.breaker.until(), "its domain is slow and rests"};
      return false;
    }
    if (!domain.turnstile) return true;
    const auto turn = domain.turnstile->pass(messages_[at].idempotency_key, now_);
    if (turn) outcomes_[at] = RetryAt{*turn, "its domain has had its share for now"};
    return !turn;
  }

  void hand_to(MailRelay& relay) {
    const std::vector<std::size_t> taken = choose(relay);
    if (taken.empty()) return;
    std::vector<net::SmtpEnvelope> envelopes;
    std::vector<DomainTraffic::Domain*> domains;
    for (const std::size_t at : taken) {
      envelopes.push_back({gateway_.config_.from, messages_[at].address, mails_[at]});
      domains.push_back(&gateway_.traffic_.of(messages_[at].address));
    }
    DomainTurns turns{std::move(domains), relay.connections(), gateway_.clock_};
    const auto results = relay.send(envelopes, deadline_, turns, gateway_.clock_);
    for (std::size_t i = 0; i < taken.size(); ++i) take(taken[i], results[i]);
    std::sort(waiting_.begin(), waiting_.end());
  }

  /// What the relay may have now leaves `waiting_`.
  std::vector<std::size_t> choose(MailRelay& relay) {
    const std::size_t room = relay.room(now_);
    std::vector<std::size_t> taken;
    std::vector<std::size_t> left;
    for (const std::size_t at : waiting_) {
      if (taken.size() == room) {
        if (room == 0) tell_when(at, relay.rests_until(), "the mail server rests after failures");
        left.push_back(at);
      } else if (const auto turn = relay.pass(messages_[at].idempotency_key, now_)) {
        tell_when(at, *turn, "the mail server has had its share for now");
        left.push_back(at);
      } else {
        taken.push_back(at);
      }
    }
    waiting_ = std::move(left);
    return taken;
  }

  // Of several servers the one that is free first.
  void tell_when(std::size_t at, Instant when, const char* why) {
    auto& known = std::get<RetryAt>(outcomes_[at]);
    if (known.when <= now_ || when < known.when) known = RetryAt{when, why};
    keep_turn_at_domain(at);
  }

  void keep_turn_at_domain(std::size_t at) {
    auto& domain = gateway_.traffic_.of(messages_[at].address);
    if (domain.turnstile) domain.turnstile->give_back(messages_[at].idempotency_key, now_);
  }

  void take(std::size_t at, const net::SmtpResult& result) {
    outcomes_[at] = outcome_of(result, messages_[at].address, now_);
    if (is_fault_of_server(result)) waiting_.push_back(at);
  }

  EmailGateway& gateway_;
  std::span<const Message> messages_;
  Deadline deadline_;
  Instant now_;
  std::vector<Outcome> outcomes_;
  std::vector<std::string> mails_;
  std::vector<std::size_t> waiting_;  ///< for a relay
};

EmailGateway::EmailGateway(Config config, const Clock& clock)
    : info_{"email_smtp", "email", "email", "email", mails_in_a_batch},
      config_(std::move(config)),
      clock_(clock),
      traffic_(config_.traffic) {
  for (const RelayConfig& relay : config_.relays) relays_.push_back(std::make_unique<MailRelay>(relay));
}

Result<std::string> EmailGateway::compose(const Message& message, Instant now) const {
  const std::string message_id = net::message_id_for(message.idempotency_key, config_.domain);
  return net::build_mail({.message_id = message_id,
                          .date = now,
                          .from_name = message.sender_name.empty() ? config_.from_name : message.sender_name,
                          .from = config_.from,
                          .to = message.address,
                          .subject = message.subject,
                          .text = message.text,
                          .html = message.html,
                          .unsubscribe = message.unsubscribe});
}

std::vector<Outcome> EmailGateway::deliver(std::span<const Message> messages, Deadline deadline) {
  traffic_.forget_idle(clock_.now());
  return Batch{*this, messages, deadline}();
}

}  // namespace vestnik::email_smtp
