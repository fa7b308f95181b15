#include "poller.h"

#include <algorithm>
#include <array>

#include "feedback.h"

namespace vestnik::sms_http {
namespace {

using std::chrono::minutes;

constexpr std::array<minutes, 7> pauses{minutes{1},   minutes{3},   minutes{10},  minutes{30},
                                        minutes{120}, minutes{600}, minutes{1440}};
constexpr std::size_t most_in_a_question = 50;
constexpr std::size_t most_waiting = 20'000;

}  // namespace

void Poller::note(std::span<const Message> messages, std::span<const Outcome> outcomes, Instant now) {
  for (std::size_t at = 0; at < messages.size() && at < outcomes.size(); ++at) {
    const auto* sent = std::get_if<Sent>(&outcomes[at]);
    if (sent == nullptr) continue;
    if (waiting_.size() == most_waiting) waiting_.pop_front();
    waiting_.push_back({messages[at].idempotency_key, sent->receipt, messages[at].address, now + pauses.front()});
  }
}

std::vector<std::size_t> Poller::due(Instant now) const {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < waiting_.size() && places.size() < most_in_a_question; ++at) {
    if (waiting_[at].next <= now) places.push_back(at);
  }
  return places;
}

void Poller::run(Provider& provider, const Account& account, net::HttpClient& client, DeliveryReports& reports,
                 Instant now, Deadline deadline) {
  const auto places = due(now);
  if (places.empty() || !serves(provider)) return;
  ScriptValue::List list;
  for (const std::size_t at : places) {
    Waiting& one = waiting_[at];
    list.emplace_back(ScriptValue::Table{{"key", one.key}, {"receipt", one.receipt}, {"phone", one.phone}});
    ++one.asked;
    one.next = now + pauses[std::min(one.asked, pauses.size() - 1)];
  }
  std::erase_if(waiting_, [](const Waiting& one) { return one.asked >= pauses.size(); });
  const auto said = provider.call("poll", {list, as_value(account)});
  if (!said.ok()) return;
  const auto request = provider.as_request(*said);
  if (!request.ok()) return;
  const auto answer = client.send({&request.value(), 1}, deadline).front();
  if (answer.phase != net::HttpPhase::answered) return;
  const auto read = provider.call("read_poll", {std::int64_t{answer.status}, answer.body, list});
  if (!read.ok()) return;
  auto known = reports_in(*read, now);
  std::erase_if(known, [](const DeliveryReport& one) { return one.kind == DeliveryReport::Kind::asked; });
  if (known.empty()) return;
  static_cast<void>(reports.take("sms_http", known));
  forget(known);
}

void Poller::forget(std::span<const DeliveryReport> known) {
  std::erase_if(waiting_, [&](const Waiting& one) {
    return std::any_of(known.begin(), known.end(), [&](const DeliveryReport& report) {
      return report.receipt.empty() ? report.idempotency_key == one.key : report.receipt == one.receipt;
    });
  });
}

}  // namespace vestnik::sms_http
