#include "telegram_gateway.h"

#include <algorithm>
#include <set>
#include <thread>

#include "base/log.h"
#include "base/text.h"
#include "net/header_text.h"

namespace vestnik::telegram {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t usual_batch = 30;
constexpr std::chrono::seconds turn_lasts{1};
constexpr std::chrono::seconds collected_every{3};
constexpr int most_failures = 5;
constexpr int success = 200;

std::optional<Refused> fault_of(const Message& message) {
  if (!is_private_chat(message.address)) return Refused{"no private chat", true, Refused::Of::address};
  if (!net::is_one_line(message.idempotency_key)) return Refused{"bad key"};
  if (!is_utf8(message.text) || !is_utf8(message.subject)) return Refused{"not UTF-8"};
  if (message.text.empty() && message.subject.empty()) return Refused{"no text"};
  return std::nullopt;
}

/// A letter of full length is longer than what other services answer.
net::HttpOptions roomy(net::HttpOptions options) {
  options.largest_answer = largest_answer;
  return options;
}

std::string words_of(const Message& message) {
  if (message.subject.empty() || message.text.empty()) return message.subject + message.text;
  return message.subject + "\n\n" + message.text;
}

}  // namespace

TelegramGateway::TelegramGateway(Config config, BotSurroundings around, const Clock& clock)
    : info_{.name = "telegram",
            .channel = "telegram",
            .medium = "mail",
            .address_kind = std::string{chat_kind},
            .batch = config.per_second == 0 ? usual_batch : config.per_second,
            .collect_every = collected_every},
      config_(std::move(config)),
      around_(around),
      clock_(clock),
      client_(roomy(config_.http)) {}

std::string TelegramGateway::sentence(const std::string& code) const {
  const ProblemText text = around_.messages.explain(Problem{code});
  return text.next.empty() ? text.title : text.title + " " + text.next;
}

TelegramGateway::Places TelegramGateway::next_wave(std::span<const Message> messages, Places& waiting) const {
  if (config_.per_second == 0) return std::exchange(waiting, {});
  Places wave;
  Places later;
  std::set<std::string_view> chats;
  for (const std::size_t at : waiting) {
    const bool fits = wave.size() < config_.per_second && chats.insert(messages[at].address).second;
    (fits ? wave : later).push_back(at);
  }
  waiting = std::move(later);
  return wave;
}

bool TelegramGateway::wait_for_turn(Deadline deadline) const {
  if (steady_clock::now() >= deadline || next_turn_ >= deadline) return false;
  std::this_thread::sleep_until(next_turn_);
  return true;
}

std::vector<Outcome> TelegramGateway::deliver(std::span<const Message> messages, Deadline deadline) {
  std::vector<Outcome> outcomes(messages.size(), Unknown{"not reached"});
  Places waiting;
  for (std::size_t at = 0; at < messages.size(); ++at) {
    if (auto fault = fault_of(messages[at])) {
      outcomes[at] = *std::move(fault);
    } else {
      waiting.push_back(at);
    }
  }
  while (!waiting.empty() && wait_for_turn(deadline)) {
    const Places wave = next_wave(messages, waiting);
    if (config_.per_second != 0) next_turn_ = steady_clock::now() + turn_lasts;
    send(messages, wave, deadline, outcomes);
  }
  const auto until_turn = std::chrono::ceil<std::chrono::seconds>(next_turn_ - steady_clock::now());
  for (const std::size_t at : waiting) {
    outcomes[at] = RetryAt{clock_.now() + std::max(turn_lasts, until_turn), "the bot's pace"};
  }
  return outcomes;
}

void TelegramGateway::send(std::span<const Message> messages, const Places& wave, Deadline deadline,
                           std::vector<Outcome>& outcomes) {
  const Instant now = clock_.now();
  const std::string hint = sentence("telegram.cut");
  std::vector<net::HttpRequest> requests;
  for (const std::size_t at : wave) {
    const Message& message = messages[at];
    requests.push_back(
        send_message(config_.bot, message.address, fitting(words_of(message), hint), message.idempotency_key));
  }
  const auto results = client_.send(requests, deadline);
  for (std::size_t i = 0; i < results.size(); ++i) {
    Outcome outcome = outcome_of(config_.bot, results[i], messages[wave[i]].address, now);
    // Whoever goes on sending after 429 waits longer: the whole bot keeps quiet.
    if (const auto* later = std::get_if<RetryAt>(&outcome); later != nullptr && later->why.starts_with("HTTP 429")) {
      next_turn_ = std::max(next_turn_, steady_clock::now() + std::chrono::microseconds{later->when - now});
    }
    outcomes[wave[i]] = std::move(outcome);
  }
}

bool TelegramGateway::take(const Update& update, DeliveryReports& reports, std::vector<net::HttpRequest>& answers) {
  try {
    const std::string code = answer_update(update, around_.desk, reports, clock_.now());
    if (!code.empty()) {
      answers.push_back(send_message(config_.bot, std::to_string(update.chat), sentence(code), ""));
    }
    return true;
  } catch (const std::exception& trouble) {
    failures_ = failing_update_ == update.id ? failures_ + 1 : 1;
    failing_update_ = update.id;
    const bool for_ever = failures_ >= most_failures;
    log(for_ever ? LogLevel::error : LogLevel::warning, "telegram",
        for_ever ? "update passed over" : "update not taken",
        {{"update", std::to_string(update.id)}, {"why", trouble.what()}});
    return for_ever;
  }
}

void TelegramGateway::collect(DeliveryReports& reports, Deadline deadline) {
  const std::int64_t next = around_.desk.next_update();
  const net::HttpRequest request = get_updates(config_.bot, next);
  const net::HttpResult result = client_.send({&request, 1}, deadline).at(0);
  const auto updates = result.status == success ? read_updates(result.body) : std::nullopt;
  if (!updates) {
    if (result.phase != net::HttpPhase::none) {
      log(LogLevel::warning, "telegram", "no updates", {{"status", std::to_string(result.status)}});
    }
    return;
  }
  std::int64_t taken = next;
  std::vector<net::HttpRequest> answers;
  for (const Update& update : *updates) {
    if (update.id < taken) continue;
    if (steady_clock::now() >= deadline || !take(update, reports, answers)) break;
    taken = update.id + 1;
  }
  if (taken != next) around_.desk.set_next_update(taken);
  // Nobody waits for these: what is lost of them is asked for again by whoever missed it.
  (void)client_.send(answers, deadline);
}

}  // namespace vestnik::telegram
