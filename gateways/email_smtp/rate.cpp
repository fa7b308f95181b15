#include "rate.h"

#include <algorithm>

namespace vestnik::email_smtp {
namespace {

/// Turns kept at most; whoever waits beyond them asks anew.
constexpr std::size_t most_waiting = 20'000;
constexpr std::chrono::hours forgotten_after{24};

}  // namespace

std::optional<Instant> Turnstile::pass(const std::string& key, Instant now) {
  if (const auto kept = waiting_.find(key); kept != waiting_.end()) {
    // A clock that was set back must not keep a turn years away.
    const bool sane = kept->second <= now + forgotten_after;
    if (sane && kept->second > now) return kept->second;
    waiting_.erase(kept);
    if (sane) return std::nullopt;
  }
  const Instant turn = next_turn(now);
  if (turn <= now) return std::nullopt;
  keep(key, turn);
  return turn;
}

void Turnstile::keep(const std::string& key, Instant turn) {
  if (waiting_.size() >= most_waiting) {
    std::erase_if(waiting_, [&](const auto& one) { return one.second < turn - forgotten_after; });
  }
  if (waiting_.size() < most_waiting) waiting_[key] = turn;
}

Instant Turnstile::next_turn(Instant now) {
  if (!turns_.empty() && turns_.back() > now + forgotten_after) turns_.clear();
  const bool full = turns_.size() == rate_.count;
  const Instant turn = full ? std::max(now, turns_.front() + rate_.period) : now;
  // Who is sent away without a place in the queue must not take one.
  if (turn > now && waiting_.size() >= most_waiting) return turn;
  if (full) turns_.pop_front();
  turns_.push_back(std::max(turn, turns_.empty() ? turn : turns_.back()));
  return turns_.back();
}

}  // namespace vestnik::email_smtp
