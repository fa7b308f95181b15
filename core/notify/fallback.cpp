#include "notify/fallback.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "notify/siblings.h"
#include "notify/telling.h"
#include "records/call_task_store.h"
#include "records/delivery_store.h"
#include "records/escalation_store.h"
#include "records/fact_reader.h"

namespace vestnik {
namespace {

CivilDate today(const Fallback& fallback) { return fallback.zone.local(fallback.now).date; }

DeliveryId insert_after(const Fallback& fallback, const ClaimedDelivery& before, const Way& way, Instant due) {
  NewDelivery message;
  message.recipient = before.recipient;
  message.channel = way.channel;
  message.template_name = way.template_name;
  message.rule = before.rule;
  message.clause = before.clause;
  message.remaining = way.remaining;
  message.in_doubt = before.in_doubt;
  message.afterwards = before.afterwards;
  message.priority = before.priority;
  message.due = due;
  message.expires = before.expires;
  return insert_delivery(fallback.transaction, message, fallback.now);
}

std::vector<ObligationId> ids_of(const std::vector<Obligation>& obligations) {
  std::vector<ObligationId> ids;
  ids.reserve(obligations.size());
  for (const auto& one : obligations) ids.push_back(one.id);
  return ids;
}

bool is_absence(const Obligation& obligation) { return obligation.fact_kind == fact_kind::attendance; }

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

std::optional<Way> next_way(const Fallback& fallback, const ClaimedDelivery& before, std::string_view kind) {
  WayQuestion question;
  for (const auto channel : split(before.remaining, ' ')) {
    if (!channel.empty()) question.channels.emplace_back(channel);
  }
  if (question.channels.empty()) return std::nullopt;
  question.templates = {before.template_name, kind == fact_kind::attendance ? "absence" : std::string{kind}};
  const auto ways = fallback.channels.ways(question, reach_of(fallback.transaction, before.recipient, today(fallback)));
  return ways.empty() ? std::nullopt : std::optional{ways.front()};
}

void send_on(const Fallback& fallback, const ClaimedDelivery& before, const Way& way,
             const std::vector<Obligation>& obligations, Instant due) {
  // A template of one child must not stand for two: each gets a message of its own.
  const bool apart = is_about_siblings(before.template_name) && !is_about_siblings(way.template_name);
  std::map<PersonId, DeliveryId> messages;
  for (const auto& one : obligations) {
    const auto [at, fresh] = messages.try_emplace(apart ? one.student : PersonId{});
    if (fresh) {
      at->second = insert_after(fallback, before, way, due);
      continue_escalation(fallback.transaction, before.id, at->second, due);
    }
    cover_obligation(fallback.transaction, at->second, one.id);
  }
}

namespace {

bool goes_on(const Fallback& fallback, const ClaimedDelivery& message, std::vector<Obligation> open) {
  const auto way = next_way(fallback, message, open.front().fact_kind);
  if (!way) return false;
  std::erase_if(open, [&](const Obligation& one) { return goes_there_already(fallback, one, *way); });
  if (open.empty()) return true;
  send_on(fallback, message, *way, open, fallback.now);
  end_escalation(fallback.transaction, message.id, escalation_outcome::ended);
  return true;
}

bool becomes_digest_lines(const Fallback& fallback, const ClaimedDelivery& message, const std::vector<Obligation>& open,
                          const WayQuestion& question) {
  const Reach reach = reach_of(fallback.transaction, message.recipient, today(fallback));
  const auto ways = fallback.channels.digest_ways(question, reach);
  if (ways.empty()) return false;
  const Instant due = next_digest(fallback.zone, fallback.regulation.informing().digest_at, fallback.now);
  add_to_digest(fallback.transaction, {nullptr, message.recipient, PersonId{}, ways.front(), due}, ids_of(open),
                fallback.now);
  return true;
}

}  // namespace

void fall_over(const Fallback& fallback, const ClaimedDelivery& dead, std::string_view reason) {
  const auto open = open_obligations_of(fallback.transaction, dead.id);
  // Told on another channel, yet not as surely as its rule wants.
  if (open.empty()) return hurry_escalation(fallback.transaction, dead.id, fallback.now);
  if (goes_on(fallback, dead, open)) return;
  for (const auto& one : open) give_up(fallback, one.id, reason);
}

void turn_away(const Fallback& fallback, const ClaimedDelivery& message, std::string_view reason) {
  const auto open = open_obligations_of(fallback.transaction, message.id);
  if (open.empty() || goes_on(fallback, message, open)) return;
  // A line in the evening comes too late for an absence: somebody telephones.
  if (!is_absence(open.front()) && becomes_digest_lines(fallback, message, open, {})) return;
  for (const auto& one : open) give_up(fallback, one.id, reason);
}

void expire(const Fallback& fallback, const ClaimedDelivery& late) {
  const auto open = open_obligations_of(fallback.transaction, late.id);
  if (open.empty()) return;
  const WayQuestion question{
      {late.channel}, ChannelMode::first_of, {}, false, false, std::ranges::all_of(open, is_absence)};
  if (late.afterwards == "digest" && becomes_digest_lines(fallback, late, open, question)) return;
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
