#include "outbox/channel_budget.h"

#include <algorithm>

#include "domain/sms_segments.h"

namespace vestnik {
namespace {

constexpr int whole_share = 100;

}  // namespace

ChannelBudget::ChannelBudget(const Fallback& fallback, const GatewayInfo& gateway)
    : fallback_(fallback),
      caps_(calm(fallback.regulation).caps),
      bounded_(caps_.channel == gateway.channel && (caps_.a_day > 0 || caps_.a_month > 0)),
      today_(fallback.zone.local(fallback.now).date) {}

std::string_view ChannelBudget::barrier_or_count(const ClaimedDelivery& delivery) {
  if (!bounded_ || is_counted(fallback_.transaction, delivery.id)) return {};
  const bool absence = is_absence(delivery);
  const std::size_t segments = count_sms_segments(delivery.body).segments;
  if (!absence && over_cap(delivery)) return "over_cap";
  if (over_budget(segments, absence)) return "over_budget";
  record_channel_use(fallback_.transaction,
                     {delivery.id, delivery.channel, today_, delivery.recipient, segments, absence});
  if (month_) {
    month_->segments += static_cast<std::int64_t>(segments);
    if (absence) month_->for_absence += static_cast<std::int64_t>(segments);
  }
  return {};
}

bool ChannelBudget::is_absence(const ClaimedDelivery& delivery) const {
  const auto rules = fallback_.regulation.notify_rules();
  const auto rule = std::ranges::find(rules, delivery.rule, &NotifyRule::name);
  return rule != rules.end() &&
         (rule->when.kind == TriggerKind::absence || rule->when.kind == TriggerKind::absence_reason);
}

bool ChannelBudget::over_cap(const ClaimedDelivery& delivery) const {
  return caps_.a_day > 0 && messages_of_day(fallback_.transaction, delivery.channel, today_, delivery.recipient,
                                            delivery.id) >= caps_.a_day;
}

bool ChannelBudget::over_budget(std::size_t segments, bool absence) {
  if (caps_.a_month == 0) return false;
  if (!month_) {
    const CivilDate first{today_.year() / today_.month() / std::chrono::day{1}};
    month_ = channel_use_between(fallback_.transaction, caps_.channel, first, today_);
  }
  const auto wanted = static_cast<std::int64_t>(segments);
  if (month_->segments + wanted > caps_.a_month) return true;
  // What absences have used of their own share leaves the rest to everybody.
  const std::int64_t open_to_all =
      std::int64_t{caps_.a_month} * (whole_share - caps_.reserved_for_absences) / whole_share;
  return !absence && month_->segments - month_->for_absence + wanted > open_to_all;
}

}  // namespace vestnik
