#include "poller.h"

#include <algorithm>
#include <array>

#include "base/log.h"
#include "feedback.h"

namespace vestnik::sms_http {
namespace {

using std::chrono::minutes;

constexpr std::array<minutes, 7> pauses{minutes{1},   minutes{3},   minutes{10},  minutes{30},
                                        minutes{120}, minutes{600}, minutes{1440}};
constexpr std::size_t most_in_a_question = 50;
constexpr std::size_t most_waiting = 20'000;

}  // namespace

Poller::Poller(Database* database) {
  if (database != nullptr) store_.emplace(*database);
}

void Poller::take_up_what_was_kept() {
  if (looked_ || !store_) return;
  auto kept = store_->all();
  // What was noted since stands there too.
  std::erase_if(kept, [&](const PolledMessage& one) {
    return std::any_of(waiting_.begin(), waiting_.end(),
                       [&](const PolledMessage& other) { return other.key == one.key; });
  });
  waiting_.insert(waiting_.begin(), kept.begin(), kept.end());
  looked_ = true;
}

void Poller::note(std::span<const Message> messages, std::span<const Outcome> outcomes, Instant now) {
  std::vector<PolledMessage> noted;
  for (std::size_t at = 0; at < messages.size() && at < outcomes.size(); ++at) {
    const auto* sent = std::get_if<Sent>(&outcomes[at]);
    if (sent == nullptr) continue;
    noted.push_back({messages[at].institution, messages[at].idempotency_key, sent->receipt, messages[at].address,
                     now + pauses.front(), 0});
  }
  if (noted.empty()) return;
  waiting_.insert(waiting_.end(), noted.begin(), noted.end());
  try {
    if (store_) store_->put(noted);
    if (waiting_.size() <= most_waiting) return;
    const auto last = waiting_.end() - static_cast<std::ptrdiff_t>(most_waiting);
    const std::vector<PolledMessage> too_many{waiting_.begin(), last};
    waiting_.erase(waiting_.begin(), last);
    if (store_) store_->remove(too_many);
  } catch (const DatabaseError& error) {
    log(LogLevel::error, "sms_http", "what to ask the provider for was not kept", {{"why", error.what()}});
  }
}

std::vector<std::size_t> Poller::due(Instant now) const {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < waiting_.size() && places.size() < most_in_a_question; ++at) {
    if (waiting_[at].next <= now) places.push_back(at);
  }
  return places;
}

ScriptValue::List Poller::take_turns(const std::vector<std::size_t>& places, Instant now) {
  ScriptValue::List list;
  std::vector<PolledMessage> asked_again;
  std::vector<PolledMessage> asked_enough;
  for (const std::size_t at : places) {
    PolledMessage& one = waiting_[at];
    list.emplace_back(ScriptValue::Table{{"key", one.key}, {"receipt", one.receipt}, {"phone", one.phone}});
    ++one.asked;
    one.next = now + pauses[std::min(one.asked, pauses.size() - 1)];
    (one.asked < pauses.size() ? asked_again : asked_enough).push_back(one);
  }
  std::erase_if(waiting_, [](const PolledMessage& one) { return one.asked >= pauses.size(); });
  if (store_) {
    store_->put(asked_again);
    store_->remove(asked_enough);
  }
  return list;
}

void Poller::run(Provider& provider, const Account& account, net::HttpClient& client, DeliveryReports& reports,
                 Instant now, Deadline deadline) {
  take_up_what_was_kept();
  const auto places = due(now);
  if (places.empty() || !serves(provider)) return;
  const ScriptValue::List list = take_turns(places, now);
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
  std::vector<PolledMessage> settled;
  std::erase_if(waiting_, [&](const PolledMessage& one) {
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const DeliveryReport& report) {
      return report.receipt.empty() ? report.idempotency_key == one.key : report.receipt == one.receipt;
    });
    if (is_known) settled.push_back(one);
    return is_known;
  });
  if (store_) store_->remove(settled);
}

}  // namespace vestnik::sms_http
