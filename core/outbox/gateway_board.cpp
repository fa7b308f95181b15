#include "outbox/gateway_board.h"

#include <algorithm>

#include "base/log.h"

namespace vestnik {
namespace {

constexpr std::chrono::minutes reports_are_judged_for{30};

std::int64_t minute_of(Instant at) {
  return std::chrono::duration_cast<std::chrono::minutes>(at.time_since_epoch()).count();
}

bool was_answered(const Outcome& outcome) {
  return std::holds_alternative<Sent>(outcome) || std::holds_alternative<Refused>(outcome);
}

}  // namespace

GatewayBoard::GatewayBoard(const std::vector<GatewayInfo>& gateways, BoardTerms terms, Metrics* metrics)
    : terms_(terms), metrics_(metrics) {
  for (const GatewayInfo& info : gateways) {
    Side side;
    side.name = info.name;
    side.channel = info.channel;
    side.reports = info.reports;
    side.breaker = Breaker{terms_.breaker};
    sides_.push_back(std::move(side));
    active_.try_emplace(info.channel, info.name);
  }
}

GatewayBoard::Side* GatewayBoard::find(std::string_view gateway) {
  const auto at = std::ranges::find(sides_, gateway, &Side::name);
  return at == sides_.end() ? nullptr : &*at;
}

const GatewayBoard::Side* GatewayBoard::serving(std::string_view channel, Instant now) const {
  const Side* slow = nullptr;
  for (const Side& side : sides_) {
    if (side.channel != channel || side.breaker.open()) continue;
    if (side.slow_until <= now) return &side;
    if (slow == nullptr) slow = &side;
  }
  // A slow one is better than none.
  return slow;
}

std::size_t GatewayBoard::share_of(std::string_view gateway, std::size_t most, Instant now) {
  const std::scoped_lock lock{mutex_};
  Side* side = find(gateway);
  if (side == nullptr) return most;
  judge_reports(*side, now);
  tell_switch(side->channel, now);
  if (side->breaker.open()) return side->breaker.half_open(now) ? 1 : 0;
  return serving(side->channel, now) == side ? most : 0;
}

bool GatewayBoard::is_replaced(std::string_view gateway, Instant now) {
  const std::scoped_lock lock{mutex_};
  const Side* side = find(gateway);
  return side != nullptr && side->breaker.open() && serving(side->channel, now) != nullptr;
}

void GatewayBoard::note_outcomes(std::string_view gateway, std::span<const Outcome> outcomes, Instant now) {
  const std::scoped_lock lock{mutex_};
  Side* side = find(gateway);
  if (side == nullptr || outcomes.empty()) return;
  if (side->reports) {
    side->sheaves[minute_of(now)].sent += static_cast<int>(
        std::ranges::count_if(outcomes, [](const Outcome& one) { return std::holds_alternative<Sent>(one); }));
  }
  if (std::ranges::any_of(outcomes, was_answered)) {
    side->breaker.succeeded();
  } else {
    note_failures(*side, outcomes.size(), now);
  }
  tell_switch(side->channel, now);
}

void GatewayBoard::note_failures(Side& side, std::size_t messages, Instant now) {
  const bool rested = side.breaker.rests(now);
  for (std::size_t message = 0; message < messages; ++message) side.breaker.failed(now);
  if (rested || !side.breaker.rests(now)) return;
  log(LogLevel::warning, "outbox", "a gateway takes nothing over and rests",
      {{"gateway", side.name}, {"seconds", side.breaker.rest().count()}});
}

void GatewayBoard::note_report(std::string_view gateway, Instant sent_at) {
  const std::scoped_lock lock{mutex_};
  Side* side = find(gateway);
  if (side == nullptr) return;
  const auto sheaf = side->sheaves.find(minute_of(sent_at));
  if (sheaf != side->sheaves.end()) ++sheaf->second.reported;
}

void GatewayBoard::judge_reports(Side& side, Instant now) {
  if (!side.reports) return;
  const auto outdated = side.sheaves.lower_bound(minute_of(now - reports_are_judged_for));
  side.sheaves.erase(side.sheaves.begin(), outdated);
  int sent = 0;
  int silent = 0;
  for (const auto& [minute, sheaf] : side.sheaves) {
    if (minute >= minute_of(now - terms_.reported_within)) break;
    sent += sheaf.sent;
    silent += std::max(0, sheaf.sent - sheaf.reported);
  }
  if (sent < terms_.judged_from || silent * 100 < sent * terms_.slow_percent) return;
  side.slow_until = now + terms_.slow_for;
  side.sheaves.clear();
  log(LogLevel::warning, "outbox", "reports of a gateway stay away",
      {{"gateway", side.name}, {"messages", sent}, {"without_report", silent}});
}

void GatewayBoard::tell_switch(const std::string& channel, Instant now) {
  const Side* side = serving(channel, now);
  std::string& active = active_[channel];
  const std::string name = side == nullptr ? "" : side->name;
  if (active == name) return;
  log(LogLevel::warning, "outbox", "a channel goes on over another gateway",
      {{"channel", channel}, {"from", active}, {"to", name}});
  if (metrics_ != nullptr) {
    metrics_->count("vestnik_gateway_switches_total", {{"channel", channel}, {"from", active}, {"to", name}});
  }
  active = name;
}

}  // namespace vestnik
