#include "webhook_gateway.h"

#include <algorithm>

#include "base/signature.h"
#include "base/text.h"
#include "json/json_writer.h"
#include "net/header_text.h"

namespace vestnik::webhook {
namespace {

constexpr std::size_t messages_in_a_batch = 100;
constexpr std::chrono::seconds network_trouble_lasts{30};
constexpr std::chrono::seconds service_is_busy_for{60};
constexpr std::chrono::minutes operator_needs{10};
constexpr int gone = 410;
constexpr int too_many_requests = 429;
constexpr int unavailable = 503;

std::string why(const net::HttpResult& result) {
  switch (result.trouble) {
    case net::HttpTrouble::timeout: return "no answer in time";
    case net::HttpTrouble::tls: return "no trusted TLS";
    case net::HttpTrouble::unsafe: return "unsafe request";
    case net::HttpTrouble::network: return "network";
    case net::HttpTrouble::too_large:
    case net::HttpTrouble::none: break;
  }
  return "HTTP " + std::to_string(result.status);
}

Outcome outcome_of_status(const net::HttpResult& result, Instant now) {
  if (result.status >= 200 && result.status < 300) return Sent{};
  if (result.status == gone) return Refused{why(result)};
  if (result.status == too_many_requests || result.status == unavailable) {
    return RetryAt{now + result.retry_after.value_or(service_is_busy_for), why(result)};
  }
  if (result.status >= 500) return RetryAt{now + service_is_busy_for, why(result)};
  return RetryAt{now + operator_needs, why(result)};
}

Outcome outcome_of(const net::HttpResult& result, Instant now) {
  // A body without end is not read, and its status stands before it.
  const bool has_status = result.phase == net::HttpPhase::answered || result.trouble == net::HttpTrouble::too_large;
  if (has_status && result.status >= 200) return outcome_of_status(result, now);
  if (result.trouble == net::HttpTrouble::tls) return RetryAt{now + operator_needs, why(result)};
  if (result.phase == net::HttpPhase::sent || has_status) return Unknown{why(result)};
  return RetryAt{now + network_trouble_lasts, why(result)};
}

/// The key without its dot, which parts the signed words.
std::string id_of(const Message& message) {
  std::string id = message.idempotency_key;
  std::replace(id.begin(), id.end(), '.', '-');
  return id;
}

std::optional<Refused> fault_of(const Message& message) {
  if (!net::is_one_line(message.address)) return Refused{"bad address"};
  if (!net::is_one_line(message.idempotency_key)) return Refused{"bad key"};
  if (!is_utf8(message.text) || !is_utf8(message.subject)) return Refused{"not UTF-8"};
  return std::nullopt;
}

std::string body_of(const Message& message, const std::string& id, Instant now) {
  std::string body;
  JsonWriter{body}
      .begin_object()
      .member("id", id)
      .member("institution", message.institution.value)
      .member("recipient", message.recipient.value)
      .member("category", message.category)
      .member("subject", message.subject)
      .member("text", message.text)
      .member("at", to_iso(now))
      .end_object();
  return body;
}

}  // namespace

std::string signatures(const std::vector<std::string>& secrets, const std::string& id, const std::string& timestamp,
                       const std::string& body) {
  std::string text;
  for (const std::string& secret : secrets) {
    text += (text.empty() ? "v1," : " v1,") + to_base64(hmac_sha256(secret, id + "." + timestamp + "." + body));
  }
  return text;
}

WebhookGateway::WebhookGateway(Config config, const Clock& clock)
    : info_{"webhook", "webhook", "mail", "", messages_in_a_batch},
      config_(std::move(config)),
      clock_(clock),
      client_(config_.http) {}

net::HttpRequest WebhookGateway::request(const Message& message, Instant now) const {
  const std::string id = id_of(message);
  const std::string timestamp =
      std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count());
  net::HttpRequest made;
  made.url = config_.url;
  made.body = body_of(message, id, now);
  made.headers = {{"Content-Type", "application/json"},
                  {"webhook-id", id},
                  {"webhook-timestamp", timestamp},
                  {"webhook-signature", signatures(config_.secrets, id, timestamp, made.body)}};
  return made;
}

std::vector<Outcome> WebhookGateway::deliver(std::span<const Message> messages, Deadline deadline) {
  const Instant now = clock_.now();
  std::vector<Outcome> outcomes(messages.size(), Unknown{"not reached"});
  std::vector<std::size_t> places;
  std::vector<net::HttpRequest> requests;
  for (std::size_t at = 0; at < messages.size(); ++at) {
    if (auto fault = fault_of(messages[at])) {
      outcomes[at] = *std::move(fault);
      continue;
    }
    places.push_back(at);
    requests.push_back(request(messages[at], now));
  }
  const auto results = client_.send(requests, deadline);
  for (std::size_t i = 0; i < results.size(); ++i) outcomes[places[i]] = outcome_of(results[i], now);
  return outcomes;
}

}  // namespace vestnik::webhook
