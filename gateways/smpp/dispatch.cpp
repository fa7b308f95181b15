#include "dispatch.h"

#include <algorithm>

#include "base/text.h"
#include "status.h"

namespace vestnik::smpp {
namespace {

constexpr std::chrono::seconds soon{1};
constexpr std::size_t longest_id = 65;

// message_id of submit_sm_resp (4.4.2). Operators forget the NUL; a database refuses half a letter.
std::string message_id_of(std::string_view body) {
  const std::string_view id = body.substr(0, std::min(body.find('\0'), longest_id));
  return to_utf8(to_code_points(id));
}

}  // namespace

bool Job::is_taken() const {
  return std::all_of(ids.begin(), ids.end(), [](const auto& id) { return id.has_value(); });
}

std::size_t Dispatch::add(Letter letter, std::vector<std::optional<std::string>> ids) {
  ids.resize(letter.parts.octets.size());
  Job job{std::move(letter), std::move(ids)};
  for (std::size_t part = 0; part < job.ids.size(); ++part) {
    if (job.ids[part]) continue;
    queue_.push_back({jobs_.size(), part});
    ++job.open;
  }
  jobs_.push_back(std::move(job));
  return jobs_.size() - 1;
}

void Dispatch::run(Time deadline) {
  for (Time now = std::chrono::steady_clock::now(); !queue_.empty() || !flights_.empty();
       now = std::chrono::steady_clock::now()) {
    if (now >= deadline) {
      // What has not left by now must not leave later.
      if (!flights_.empty()) session_.drop("the deadline passed");
      return lose("the deadline passed");
    }
    if (is_overdue(now)) {
      session_.drop("no answer in time");
      return lose("no answer in time");
    }
    submit_what_may_be(now);
    const bool open = session_.exchange(next_look(now, deadline));
    for (Heard& heard : session_.heard()) hear(std::move(heard), std::chrono::steady_clock::now());
    if (!open) return lose(session_.why());
  }
}

void Dispatch::submit_what_may_be(Time now) {
  while (flights_.size() < config_.window && !queue_.empty()) {
    const Part part = queue_.front();
    Job& job = jobs_[part.job];
    if (job.failure) {
      // Half a message is of no use to anybody.
      --job.open;
      queue_.pop_front();
      continue;
    }
    if (!pace_.take(now)) return;
    queue_.pop_front();
    const Said said = session_.submit(job.letter, part.part);
    flights_.emplace(said.sequence, Flight{part, said.end, now + config_.timeout});
  }
}

void Dispatch::hear(Heard&& heard, Time now) {
  if (heard.command == Command::deliver_sm) {
    others_.push_back(std::move(heard));
    return;
  }
  const auto at = flights_.find(heard.sequence);
  const bool answers = heard.command == Command::submit_sm_resp || heard.command == Command::generic_nack;
  if (!answers || at == flights_.end()) return;
  const Part part = at->second.part;
  flights_.erase(at);
  Job& job = jobs_[part.job];
  const bool nack = heard.command == Command::generic_nack;
  if (heard.status == status::ok && !nack) {
    job.ids[part.part] = as_in_receipts(config_.receipt_ids, message_id_of(heard.body));
    --job.open;
  } else if (heard.status == status::throttled) {
    // Said again in its turn, slower: it has not been taken.
    pace_.slow_down(now);
    queue_.push_front(part);
  } else {
    fail(job, outcome_of(nack && heard.status == status::ok ? status::system_error : heard.status, clock_.now()));
  }
}

void Dispatch::fail(Job& job, Outcome outcome) {
  --job.open;
  // A refusal says more than "later".
  if (!job.failure || std::holds_alternative<Refused>(outcome)) job.failure = std::move(outcome);
}

void Dispatch::lose(const std::string& why) {
  for (const auto& [sequence, flight] : flights_) {
    Job& job = jobs_[flight.part.job];
    if (session_.has_left(flight.end)) {
      --job.open;
      job.unknown = true;
      job.failure = Unknown{why};
    } else {
      fail(job, RetryAt{clock_.now() + soon, why});
    }
  }
  for (const Part& part : queue_) {
    Job& job = jobs_[part.job];
    if (!job.failure) job.failure = RetryAt{clock_.now() + soon, why};
    --job.open;
  }
  flights_.clear();
  queue_.clear();
}

bool Dispatch::is_overdue(Time now) const {
  return std::any_of(flights_.begin(), flights_.end(), [&](const auto& one) { return one.second.due <= now; });
}

Dispatch::Time Dispatch::next_look(Time now, Time deadline) const {
  Time until = deadline;
  for (const auto& [sequence, flight] : flights_) until = std::min(until, flight.due);
  if (!queue_.empty() && flights_.size() < config_.window) until = std::min(until, pace_.next(now));
  return until;
}

Outcome Dispatch::outcome(std::size_t place) const {
  const Job& job = jobs_[place];
  if (job.unknown) return Unknown{std::get<Unknown>(*job.failure).why};
  if (job.failure) return *job.failure;
  return Sent{*job.ids.front()};
}

}  // namespace vestnik::smpp
