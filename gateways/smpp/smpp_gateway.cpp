#include "smpp_gateway.h"

#include <algorithm>

#include "base/log.h"
#include "base/text.h"
#include "net/header_text.h"

namespace vestnik::smpp {
namespace {

constexpr std::size_t largest_batch = 1000;
constexpr std::size_t most_half_taken = 1000;
constexpr std::chrono::seconds next_batch{1};
constexpr std::chrono::milliseconds one_look{200};

// About two seconds of the agreed rate: what was claimed cannot be overtaken by what is more urgent.
std::size_t batch_of(const Config& config) {
  if (config.rate == 0) return largest_batch;
  return std::clamp<std::size_t>(static_cast<std::size_t>(config.rate) * 2, 1, largest_batch);
}

GatewayInfo info_of(const Config& config) {
  GatewayInfo info{"smpp", "sms", "sms", "phone", batch_of(config)};
  info.reports = true;
  info.collect_every = std::chrono::seconds{1};
  return info;
}

Refused refused(const char* code, Refused::Of of) { return {net::in_words(Problem{code}), true, of}; }

// The same for every attempt, so that an operator may see that it has the message already; neighbours differ, and so do
// the schools that share a connection.
std::uint16_t reference_of(const Message& message) {
  constexpr std::int64_t step = 257;
  return static_cast<std::uint16_t>((message.delivery.value + message.institution.value * step) & 0xFFFF);
}

}  // namespace

SmppGateway::SmppGateway(Config config, Database& database, const Clock& clock)
    : config_(std::move(config)),
      clock_(clock),
      info_(info_of(config_)),
      pace_(static_cast<double>(config_.rate)),
      parts_(database, clock),
      answers_(database, clock),
      inbox_(info_.name, config_.receipt_ids, clock, parts_, answers_),
      session_(config_) {}

std::variant<Letter, Outcome> SmppGateway::letter_of(const Message& message, Instant now) const {
  if (!net::is_telephone(message.address)) return refused("sms.bad_telephone", Refused::Of::address);
  if (!is_utf8(message.text)) return refused("sms.not_utf8", Refused::Of::message);
  if (count_sms_segments(message.text).segments > most_parts) return refused("sms.too_long", Refused::Of::message);
  // The relay sees that it is too late, at its next claim.
  if (message.expires && *message.expires <= now) return RetryAt{now, "expired"};
  Letter letter;
  letter.from = config_.sender;
  letter.to = address_of(message.address);
  letter.parts = split_sms(message.text);
  letter.reference = static_cast<std::uint8_t>(message.delivery.value & 0xFF);
  letter.user_reference = reference_of(message);
  if (message.expires) letter.valid_for = std::chrono::ceil<std::chrono::seconds>(*message.expires - now);
  return letter;
}

SmppGateway::Ids SmppGateway::parts_taken(const Message& message) const {
  const auto at = half_taken_.find(message.idempotency_key);
  return at == half_taken_.end() ? Ids{} : at->second;
}

std::vector<Outcome> SmppGateway::deliver(std::span<const Message> messages, Deadline deadline) {
  const Instant now = clock_.now();
  std::vector<Outcome> outcomes(messages.size(), RetryAt{now + next_batch, "the deadline passed"});
  const auto begun = std::chrono::steady_clock::now();
  if (messages.empty() || begun >= deadline) return outcomes;
  Dispatch dispatch{session_, pace_, config_, clock_};
  std::vector<std::optional<std::size_t>> places(messages.size());
  for (std::size_t at = 0; at < messages.size(); ++at) {
    auto letter = letter_of(messages[at], now);
    if (auto* fault = std::get_if<Outcome>(&letter)) {
      outcomes[at] = std::move(*fault);
    } else {
      places[at] = dispatch.add(std::get<Letter>(std::move(letter)), parts_taken(messages[at]));
    }
  }
  if (std::ranges::none_of(places, [](const auto& place) { return place.has_value(); })) return outcomes;
  // An operator may have closed the connection while it was idle.
  if (session_.is_bound()) hear();
  if (!session_.bind(deadline)) {
    const auto pause = std::max(session_.next_try() - std::chrono::steady_clock::now(), Deadline::duration{});
    const RetryAt later{now + std::chrono::duration_cast<Microseconds>(pause), session_.why()};
    for (std::size_t at = 0; at < messages.size(); ++at) {
      if (places[at]) outcomes[at] = later;
    }
    return outcomes;
  }
  dispatch.run(deadline);
  for (const Heard& other : dispatch.take_others()) inbox_.take(session_, other, begun);
  settle(messages, outcomes, dispatch, places);
  return outcomes;
}

void SmppGateway::settle(std::span<const Message> messages, std::vector<Outcome>& outcomes, const Dispatch& dispatch,
                         const std::vector<std::optional<std::size_t>>& places) {
  std::vector<PartsOfOne> to_remember;
  std::vector<std::size_t> in_parts;
  for (std::size_t at = 0; at < messages.size(); ++at) {
    if (!places[at]) continue;
    const Job& job = dispatch.job(*places[at]);
    outcomes[at] = dispatch.outcome(*places[at]);
    if (job.ids.size() == 1) continue;
    half_taken_.erase(messages[at].idempotency_key);
    if (job.is_taken()) {
      PartsOfOne parts{messages[at].institution, {}};
      for (const auto& id : job.ids) parts.ids.push_back(*id);
      to_remember.push_back(std::move(parts));
      in_parts.push_back(at);
    } else if (half_taken_.size() < most_half_taken) {
      half_taken_.emplace(messages[at].idempotency_key, job.ids);
    }
  }
  if (to_remember.empty()) return;
  try {
    // On disk before anybody hears "sent".
    parts_.remember(to_remember);
  } catch (const DatabaseError& error) {
    log(LogLevel::error, "smpp", "the parts of messages were not kept", {{"why", error.what()}});
    // They are sent, but the receipt of a first part must not speak for the whole.
    for (const std::size_t at : in_parts) outcomes[at] = Sent{};
  }
}

void SmppGateway::hear() {
  const auto now = std::chrono::steady_clock::now();
  static_cast<void>(session_.exchange(now));
  for (const Heard& heard : session_.heard()) {
    if (heard.command == Command::deliver_sm) inbox_.take(session_, heard, now);
  }
}

void SmppGateway::collect(DeliveryReports& reports, Deadline deadline) {
  if (!session_.bind(deadline)) return;
  const auto until = std::min(deadline, std::chrono::steady_clock::now() + one_look);
  do {
    const std::size_t waited = inbox_.waiting();
    hear();
    inbox_.hand_in(reports, session_, std::chrono::steady_clock::now());
    static_cast<void>(session_.exchange(std::chrono::steady_clock::now()));
    if (inbox_.waiting() <= waited) break;
  } while (std::chrono::steady_clock::now() < until);
  static_cast<void>(session_.keep_alive(std::chrono::steady_clock::now()));
}

}  // namespace vestnik::smpp
