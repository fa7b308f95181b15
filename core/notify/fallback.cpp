#include "notify/fallback.h"

#include <algorithm>

#include "base/text.h"
#include "notify/telling.h"
#include "records/call_task_store.h"
#include "records/delivery_store.h"
#include "records/fact_reader.h"

namespace vestnik {
namespace {

CivilDate today(const Fallback& fallback) { return fallback.zone.local(fallback.now).date; }

std::vector<ObligationId> ids_of(const std::vector<Obligation>& obligations) {
  std::vector<ObligationId> ids;
  ids.reserve(obligations.size());
  for (const auto& one : obligations) ids.push_back(one.id);
  return ids;
}

bool is_absence(const Obligation& obligation) { return obligation.fact_kind == fact_kind::attendance; }

WayQuestion remaining_ways(const ClaimedDelivery& dead, const std::vector<Obligation>& open) {
  WayQuestion question;
  for (const auto channel : split(dead.remaining, ' ')) {
    if (!channel.empty()) question.channels.emplace_back(channel);
  }
  question.templates = {dead.template_name, is_absence(open.front()) ? "absence" : open.front().fact_kind};
  return question;
}

void send_by(const Fallback& fallback, const ClaimedDelivery& dead, const Way& way,
             const std::vector<Obligation>& open) {
  NewDelivery message;
  message.recipient = dead.recipient;
  message.channel = way.channel;
  message.template_name = way.template_name;
  message.rule = dead.rule;
  message.clause = dead.clause;
  message.remaining = way.remaining;
  message.in_doubt = dead.in_doubt;
  message.afterwards = dead.afterwards;
  message.priority = dead.priority;
  message.due = fallback.now;
  message.expires = dead.expires;
  const DeliveryId id = insert_delivery(fallback.transaction, message, fallback.now);
  for (const auto& one : open) cover_obligation(fallback.transaction, id, one.id);
}

// Paper is no way to tell of an absence: it comes at the end of the week.
bool is_under_way(const Fallback& fallback, const Obligation& obligation) {
  return std::ranges::any_of(live_channels(fallback.transaction, obligation.id), [&](const std::string& channel) {
    const auto* gateway = fallback.channels.find(channel);
    return !is_absence(obligation) || gateway == nullptr || !Channels::is_paper(*gateway);
  });
}

// A dead message that was replayed by hand and died again has been handed on before.
bool goes_there_already(const Fallback& fallback, const Obligation& obligation, const Way& way) {
  const auto channels = live_channels(fallback.transaction, obligation.id);
  return std::ranges::find(channels, way.channel) != channels.end();
}

bool family_hears(const Fallback& fallback, const Obligation& obligation) {
  for (const auto& other : obligations_of_fact(fallback.transaction, obligation.fact_kind, obligation.fact)) {
    if (other.id == obligation.id || other.rule != obligation.rule || other.student != obligation.student) continue;
    if (other.state == ObligationState::told || is_under_way(fallback, other)) return true;
  }
  return false;
}

}  // namespace

void fall_over(const Fallback& fallback, const ClaimedDelivery& dead, std::string_view reason) {
  auto open = open_obligations_of(fallback.transaction, dead.id);
  if (open.empty()) return;
  const Reach reach = reach_of(fallback.transaction, dead.recipient, today(fallback));
  const auto question = remaining_ways(dead, open);
  const auto ways = question.channels.empty() ? std::vector<Way>{} : fallback.channels.ways(question, reach);
  if (!ways.empty()) {
    std::erase_if(open, [&](const Obligation& one) { return goes_there_already(fallback, one, ways.front()); });
    if (!open.empty()) send_by(fallback, dead, ways.front(), open);
    return;
  }
  for (const auto& one : open) give_up(fallback, one.id, reason);
}

void expire(const Fallback& fallback, const ClaimedDelivery& late) {
  const auto open = open_obligations_of(fallback.transaction, late.id);
  if (open.empty()) return;
  if (late.afterwards == "digest") {
    const Reach reach = reach_of(fallback.transaction, late.recipient, today(fallback));
    const auto ways = fallback.channels.digest_ways(
        {{late.channel}, ChannelMode::first_of, {}, false, std::ranges::all_of(open, is_absence)}, reach);
    if (!ways.empty()) {
      const Instant due = next_digest(fallback.zone, fallback.regulation.informing().digest_at, fallback.now);
      return add_to_digest(fallback.transaction, {nullptr, late.recipient, PersonId{}, ways.front(), due}, ids_of(open),
                           fallback.now);
    }
  }
  for (const auto& one : open) give_up(fallback, one.id, "expired");
}

void give_up(const Fallback& fallback, ObligationId id, std::string_view reason) {
  const auto obligation = find_obligation(fallback.transaction, id);
  if (!obligation || obligation->state != ObligationState::open || is_under_way(fallback, *obligation)) return;
  const bool call = is_absence(*obligation) && fallback.regulation.informing().call_when_no_way &&
                    !family_hears(fallback, *obligation);
  if (!call) return close_obligation(fallback.transaction, id, ObligationState::no_way, reason);
  leave_to_call(fallback.transaction, id, reason);
  const PersonId assignee = class_teacher_of(fallback.transaction, obligation->student, today(fallback));
  insert_call_task(fallback.transaction,
                   {obligation->student, assignee, id, obligation->rule, obligation->clause, std::string{reason}},
                   fallback.now);
}

}  // namespace vestnik
