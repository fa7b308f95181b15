#include "inbox.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/log.h"
#include "status.h"

namespace vestnik::smpp {
namespace {

constexpr std::size_t most_waiting = 2000;
constexpr std::chrono::seconds a_receipt_may_be_early_by{10};

// SMPP gives a message of a telephone no id: the same words of the same person within an hour are one message that
// came twice, because our answer to it was lost.
std::string id_of(const Joined& whole, Instant at) {
  const auto hour = std::chrono::floor<std::chrono::hours>(at).time_since_epoch().count();
  return digest(whole.from + '\n' + whole.to + '\n' + std::to_string(hour) + '\n' + whole.text);
}

}  // namespace

InboundMessage Inbox::inbound(const Joined& whole) const {
  const Instant now = clock_.now();
  return {gateway_, id_of(whole, now), whole.from, whole.text, now};
}

void Inbox::take(Session& session, const Heard& heard, Time now) {
  const auto reply = [&](std::uint32_t result) { session.answer(Command::deliver_sm_resp, result, heard.sequence); };
  const auto keep = [&](auto&& what) {
    waiting_.push_back({session.generation(), heard.sequence, now, std::forward<decltype(what)>(what)});
  };
  const auto delivered = read_delivered(heard.body);
  if (!delivered) return reply(status::invalid_length);
  if (waiting_.size() >= most_waiting) return reply(status::queue_full);
  const Meaning meaning = meaning_of(*delivered);
  if (meaning == Meaning::receipt) {
    auto report = read_receipt(*delivered);
    if (!report || report->kind == DeliveryReport::Kind::asked) return reply(status::ok);
    report->at = clock_.now();
    return keep(*std::move(report));
  }
  if (meaning == Meaning::other) return reply(status::ok);
  const auto whole = joiner_.add(*delivered, now);
  if (!whole) return reply(status::ok);
  keep(inbound(*whole));
}

void Inbox::answer(Session& session, const Waiting& one) {
  if (session.generation() == one.generation) session.answer(Command::deliver_sm_resp, status::ok, one.sequence);
}

void Inbox::hand_in(DeliveryReports& reports, Session& session, Time now) {
  hand_in_reports(reports, session, now);
  for (const Joined& half : joiner_.give_up(now)) waiting_.push_back({0, 0, now, inbound(half)});
  hand_in_messages(reports, session);
}

void Inbox::hand_in_reports(DeliveryReports& reports, Session& session, Time now) {
  std::vector<DeliveryReport> batch;
  std::vector<std::size_t> places;
  std::vector<bool> done(waiting_.size(), false);
  for (std::size_t at = 0; at < waiting_.size(); ++at) {
    const auto* report = std::get_if<DeliveryReport>(&waiting_[at].what);
    if (report == nullptr) continue;
    if (auto of_message = parts_.of_message(*report)) {
      batch.push_back(*std::move(of_message));
      places.push_back(at);
    } else {
      done[at] = true;
    }
  }
  const auto fates = batch.empty() ? std::vector<ReportFate>{} : reports.take(gateway_, batch);
  for (std::size_t at = 0; at < places.size(); ++at) {
    const bool nobodys = at >= fates.size() || fates[at] == ReportFate::unknown;
    done[places[at]] = !nobodys || now - waiting_[places[at]].since >= a_receipt_may_be_early_by;
    if (nobodys && done[places[at]]) log(LogLevel::info, "smpp", "a receipt names no message of ours");
  }
  std::deque<Waiting> left;
  for (std::size_t at = 0; at < waiting_.size(); ++at) {
    if (done[at]) {
      answer(session, waiting_[at]);
    } else {
      left.push_back(std::move(waiting_[at]));
    }
  }
  waiting_ = std::move(left);
}

void Inbox::hand_in_messages(DeliveryReports& reports, Session& session) {
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    const auto* message = std::get_if<InboundMessage>(&at->what);
    if (message == nullptr) {
      ++at;
      continue;
    }
    static_cast<void>(reports.take(*message));
    answer(session, *at);
    at = waiting_.erase(at);
  }
}

}  // namespace vestnik::smpp
