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
  return digest(whole.parts.from + '\n' + whole.parts.to + '\n' + std::to_string(hour) + '\n' + whole.text);
}

bool is_part(const Delivered& delivered) {
  const PartPlace place = delivered.place.value_or(PartPlace{});
  return place.total > 1 && place.number >= 1 && place.number <= place.total;
}

}  // namespace

Inbox::WholeAnswer Inbox::whole_of(Joined joined) const {
  const Instant now = clock_.now();
  std::string id = id_of(joined, now);
  return {{gateway_, std::move(id), joined.parts.from, std::move(joined.text), now}, joined.parts};
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
    report->receipt = as_kept(ids_, report->receipt);
    report->at = clock_.now();
    return keep(*std::move(report));
  }
  if (meaning == Meaning::other) return reply(status::ok);
  if (is_part(*delivered)) return keep(*delivered);
  auto whole = joiner_.add(*delivered, now);
  if (!whole) return reply(status::ok);
  keep(whole_of(*std::move(whole)));
}

void Inbox::answer(Session& session, const Waiting& one) {
  if (session.generation() == one.generation) session.answer(Command::deliver_sm_resp, status::ok, one.sequence);
}

void Inbox::hand_in(DeliveryReports& reports, Session& session, Time now) {
  hand_in_reports(reports, session, now);
  take_up_what_was_kept(now);
  keep_parts(session, now);
  for (Joined& half : joiner_.give_up(now)) waiting_.push_back({0, 0, now, whole_of(std::move(half))});
  hand_in_messages(reports, session);
}

void Inbox::take_up_what_was_kept(Time now) {
  if (looked_) return;
  for (const Delivered& part : answers_.kept()) {
    if (auto whole = joiner_.add(part, now)) waiting_.push_back({0, 0, now, whole_of(*std::move(whole))});
  }
  looked_ = true;
}

void Inbox::keep_parts(Session& session, Time now) {
  std::vector<Delivered> parts;
  for (const Waiting& one : waiting_) {
    if (const auto* part = std::get_if<Delivered>(&one.what)) parts.push_back(*part);
  }
  if (parts.empty()) return;
  answers_.keep(parts);
  std::deque<Waiting> left;
  for (Waiting& one : waiting_) {
    const auto* part = std::get_if<Delivered>(&one.what);
    if (part == nullptr) {
      left.push_back(std::move(one));
      continue;
    }
    answer(session, one);
    if (auto whole = joiner_.add(*part, now)) left.push_back({0, 0, now, whole_of(*std::move(whole))});
  }
  waiting_ = std::move(left);
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
    const auto* whole = std::get_if<WholeAnswer>(&at->what);
    if (whole == nullptr) {
      ++at;
      continue;
    }
    static_cast<void>(reports.take(whole->message));
    if (whole->parts.total > 1) answers_.forget(whole->parts);
    answer(session, *at);
    at = waiting_.erase(at);
  }
}

}  // namespace vestnik::smpp
