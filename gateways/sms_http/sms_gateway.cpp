#include "sms_gateway.h"

#include <numeric>

#include "base/text.h"
#include "net/header_text.h"

namespace vestnik::sms_http {
namespace {

constexpr std::size_t messages_in_a_batch = 100;
constexpr std::chrono::seconds polls_every{15};
constexpr std::chrono::seconds network_trouble_lasts{30};
constexpr std::chrono::seconds service_is_busy_for{60};

std::optional<Refused> fault_of(const Message& message) {
  const auto refused = [](const char* code, Refused::Of of) { return Refused{net::in_words(Problem{code}), true, of}; };
  if (!net::is_telephone(message.address)) return refused("sms.bad_telephone", Refused::Of::address);
  if (!is_utf8(message.text)) return refused("sms.not_utf8", Refused::Of::message);
  if (!net::is_one_line(message.idempotency_key)) return refused("sms.bad_key", Refused::Of::message);
  return std::nullopt;
}

std::string why(net::HttpTrouble trouble) {
  switch (trouble) {
    case net::HttpTrouble::timeout: return "no answer in time";
    case net::HttpTrouble::tls: return "no trusted TLS";
    case net::HttpTrouble::too_large: return "answer without end";
    case net::HttpTrouble::unsafe: return "unsafe request";
    case net::HttpTrouble::network:
    case net::HttpTrouble::none: break;
  }
  return "network";
}

GatewayInfo info_of(const Provider& provider) {
  GatewayInfo info{"sms_http", "sms", "sms", "phone", messages_in_a_batch};
  info.reports = provider.has("report") || Poller::serves(provider);
  if (Poller::serves(provider)) info.collect_every = polls_every;
  return info;
}

}  // namespace

SmsGateway::SmsGateway(Provider provider, Account account, const net::HttpOptions& http, const Clock& clock,
                       Database* database)
    : info_(info_of(provider)),
      provider_(std::move(provider)),
      account_(std::move(account)),
      clock_(clock),
      client_(http),
      poller_(database) {
  info_.can_ask = provider_.can_be_asked();
}

std::vector<Outcome> SmsGateway::deliver(std::span<const Message> messages, Deadline deadline) {
  std::vector<Outcome> outcomes(messages.size(), Unknown{"not reached"});
  Places to_ask;
  Places to_send;
  for (std::size_t at = 0; at < messages.size(); ++at) {
    if (auto fault = fault_of(messages[at])) {
      outcomes[at] = *std::move(fault);
    } else {
      (messages[at].attempt > 1 && provider_.can_be_asked() ? to_ask : to_send).push_back(at);
    }
  }
  const Places absent = exchange(Question::status, messages, to_ask, deadline, outcomes);
  to_send.insert(to_send.end(), absent.begin(), absent.end());
  exchange(Question::send, messages, to_send, deadline, outcomes);
  if (info_.collect_every.count() > 0) poller_.note(messages, outcomes, clock_.now());
  return outcomes;
}

std::vector<Outcome> SmsGateway::ask(std::span<const Message> messages, Deadline deadline) {
  Places all(messages.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Outcome> answers(messages.size(), Unknown{"not reached"});
  const Places absent = exchange(Question::status, messages, all, deadline, answers);
  // That the question failed says nothing about the message.
  for (Outcome& answer : answers) {
    if (auto* failed = std::get_if<RetryAt>(&answer)) answer = Unknown{std::move(failed->why)};
  }
  for (const std::size_t at : absent) answers[at] = RetryAt{clock_.now(), "the provider never had it"};
  return answers;
}

SmsGateway::Places SmsGateway::exchange(Question question, std::span<const Message> messages, const Places& places,
                                        Deadline deadline, std::vector<Outcome>& outcomes) {
  const Instant now = clock_.now();
  std::vector<net::HttpRequest> requests;
  Places asked;
  for (const std::size_t at : places) {
    auto request = provider_.request(question, messages[at], account_);
    if (request.ok()) {
      requests.push_back(std::move(request).value());
      asked.push_back(at);
    } else {
      outcomes[at] = RetryAt{now + operator_needs, request.problem().code};
    }
  }
  const auto results = client_.send(requests, deadline);
  Places absent;
  for (std::size_t i = 0; i < results.size(); ++i) {
    Reading read = reading(question, results[i], messages[asked[i]], now);
    if (std::holds_alternative<Absent>(read)) {
      absent.push_back(asked[i]);
    } else {
      outcomes[asked[i]] = std::get<Outcome>(std::move(read));
    }
  }
  return absent;
}

void SmsGateway::collect(DeliveryReports& reports, Deadline deadline) {
  poller_.run(provider_, account_, client_, reports, clock_.now(), deadline);
}

Reading SmsGateway::reading(Question question, const net::HttpResult& result, const Message& message, Instant now) {
  if (result.phase == net::HttpPhase::answered && (result.status == 429 || result.status == 503)) {
    const auto wait = result.retry_after.value_or(service_is_busy_for);
    return Outcome{RetryAt{now + wait, "HTTP " + std::to_string(result.status)}};
  }
  if (result.phase == net::HttpPhase::answered) return provider_.reading(question, result, message, now);
  if (result.trouble == net::HttpTrouble::tls) return Outcome{RetryAt{now + operator_needs, why(result.trouble)}};
  // A question that got no answer has changed nothing: the message may be asked for again.
  if (result.phase != net::HttpPhase::sent || question == Question::status) {
    return Outcome{RetryAt{now + network_trouble_lasts, why(result.trouble)}};
  }
  return Outcome{Unknown{why(result.trouble)}};
}

}  // namespace vestnik::sms_http
