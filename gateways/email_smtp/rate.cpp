#include "rate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace vestnik::email_smtp {
namespace {

constexpr std::size_t most_in_a_period = 100'000;
/// Turns kept at most; whoever waits beyond them asks anew.
constexpr std::size_t most_waiting = 20'000;
constexpr std::chrono::hours forgotten_after{24};

std::optional<Microseconds> period_of(std::string_view unit) {
  using namespace std::chrono_literals;
  static constexpr std::array<std::pair<std::string_view, std::chrono::seconds>, 11> units{{{"s", 1s},
                                                                                            {"sec", 1s},
                                                                                            {"second", 1s},
                                                                                            {"m", 60s},
                                                                                            {"min", 60s},
                                                                                            {"minute", 60s},
                                                                                            {"h", 3600s},
                                                                                            {"hr", 3600s},
                                                                                            {"hour", 3600s},
                                                                                            {"d", 86400s},
                                                                                            {"day", 86400s}}};
  for (const auto& [name, length] : units) {
    if (name == unit) return length;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Rate> parse_rate(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::string digits{text.substr(0, slash)};
  std::erase(digits, ',');
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  const auto period = period_of(text.substr(slash + 1));
  if (error != std::errc{} || end != digits.data() + digits.size() || !period) return std::nullopt;
  if (count == 0 || count > most_in_a_period) return std::nullopt;
  return Rate{count, *period};
}

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
