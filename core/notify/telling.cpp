#include "notify/telling.h"

#include <algorithm>
#include <map>

#include "notify/calm_timing.h"
#include "notify/paper.h"
#include "notify/siblings.h"
#include "ports/calm.h"
#include "records/call_task_store.h"
#include "records/consent_store.h"
#include "records/delivery_store.h"
#include "records/escalation_store.h"
#include "records/fact_reader.h"

namespace vestnik {
namespace {

constexpr int digest_priority = 80;
constexpr std::string_view digest_template = "digest";

NewDelivery message_of(const NotifyRule& rule, PersonId recipient, const Way& way, const Timing& timing) {
  NewDelivery message;
  message.recipient = recipient;
  message.channel = way.channel;
  message.template_name = way.template_name;
  message.rule = rule.name;
  message.clause = rule.clause;
  message.remaining = way.remaining;
  message.in_doubt = rule.in_doubt;
  message.afterwards = rule.afterwards == Afterwards::digest ? "digest" : "";
  message.priority = rule.priority;
  message.due = timing.due;
  message.expires = timing.expires;
  message.guarded = rule.guarded;
  return message;
}

Obligation obligation_of(const Planning& planning, const NotifyRule& rule, const FactRef& fact) {
  Obligation obligation;
  obligation.event = planning.event;
  obligation.fact_kind = fact.kind;
  obligation.fact = fact.id;
  obligation.fact_version = fact.version;
  obligation.fact_date = fact.date;
  obligation.rule = rule.name;
  obligation.clause = rule.clause;
  return obligation;
}

/// One telling under way: who shares a message with whom, and who has no way at all.
class Teller {
 public:
  Teller(const Planning& planning, const Telling& telling)
      : planning_(planning),
        telling_(telling),
        timing_(on_calm_day(planning, telling.rule, telling.student, telling.timing)) {}

  void run() {
    // Whether parents wait depends on whether the student hears of it himself.
    for (const auto& one : telling_.to) {
      if (one.person == one.student) tell_one(one);
    }
    for (const auto& one : telling_.to) {
      if (one.person != one.student) tell_one(one);
    }
    if (telling_.fact.kind == fact_kind::attendance && planning_.regulation.informing().call_when_no_way) ask_to_call();
    if (telling_.rule.call) ask_to_call_besides();
  }

 private:
  void tell_one(const Addressee& one) {
    auto obligation = obligation_of(planning_, telling_.rule, telling_.fact);
    obligation.recipient = one.person;
    obligation.student = one.student;
    const Timing timing = timing_of(one);
    const auto ways = ways_to(one, timing);
    const std::string barrier{one.barrier.empty() ? "no_address" : one.barrier};
    if (ways.empty()) {
      obligation.state = ObligationState::no_way;
      obligation.reason = barrier;
    }
    const ObligationId id = insert_obligation(planning_.transaction, obligation, planning_.now);
    if (!id) return;
    told_.push_back(id);
    // Paper comes at the end of the week: nobody learns from it in time that a child is missing.
    const bool electronic = std::ranges::any_of(
        ways, [&](const Way& way) { return !Channels::is_paper(*planning_.channels.find(way.channel)); });
    if (electronic) {
      somebody_is_told_ = true;
      child_hears_ = child_hears_ || one.person == one.student;
    } else {
      without_way_.push_back({id, barrier});
    }
    for (const auto& way : ways) cover(one, way, timing, id);
  }

  std::vector<Way> ways_to(const Addressee& one, const Timing& timing) {
    const InformTerms& terms = planning_.regulation.informing();
    WayQuestion question{telling_.rule.channels, telling_.rule.mode, {telling_.rule.name, telling_.template_stem}};
    if (one.barrier == "no_consent") return {};
    question.paper_only = one.barrier == "opted_out";
    if (question.paper_only && !terms.paper_for_opted_out) return {};
    const Reach reach = ways_of(planning_.transaction, planning_.families, one.person, planning_.today);
    question.paper_too = is_whole(telling_.rule);
    if (question.paper_only && question.paper_too) {
      auto own = planning_.channels.ways(question, reach);
      if (!own.empty()) return own;
    }
    const bool digest = timing.digest || question.paper_only;
    if (!digest) return planning_.channels.ways(question, reach);
    question.short_line = telling_.fact.kind == fact_kind::attendance;
    return planning_.channels.digest_ways(question, reach);
  }

  [[nodiscard]] Timing timing_of(const Addressee& one) const {
    const bool waits = child_hears_ && one.student && one.person != one.student;
    const Timing timing = waits ? after_child(planning_, telling_.rule, timing_) : timing_;
    return at_pace(planning_, telling_.rule, pace_of(planning_.transaction, planning_.families, one.person), timing);
  }

  // What is a sheet of its own on paper; a single mark or absence is a line of the weekly one.
  static bool is_whole(const NotifyRule& rule) {
    return rule.when.kind == TriggerKind::periodic || rule.when.kind == TriggerKind::event;
  }

  void cover(const Addressee& one, const Way& way, const Timing& timing, ObligationId obligation) {
    const bool paper = Channels::is_paper(*planning_.channels.find(way.channel));
    if (paper && way.template_name == digest_template) {
      return put_on_sheet(planning_, telling_.rule, one.person, one.student, way, obligation);
    }
    if (timing.digest) {
      const DigestPlace place{&telling_.rule, one.person, PersonId{}, way, timing.due};
      return add_to_digest(planning_.transaction, place, {obligation}, planning_.now);
    }
    cover_obligation(planning_.transaction, shared_message(one, way, timing, paper), obligation);
  }

  // Two children of one guardian, or two guardians with one telephone, get one message about one fact; on paper each
  // class teacher hands over what is of the own class.
  DeliveryId shared_message(const Addressee& one, const Way& way, const Timing& timing, bool paper) {
    std::string whose = way.address.empty() ? std::to_string(one.person.value) : way.address;
    if (paper) whose += ":" + std::to_string(one.student.value);
    whose += ":" + to_iso(timing.due);
    const auto [at, fresh] = messages_.try_emplace({way.channel, whose});
    if (!fresh) return at->second;
    auto message = message_of(telling_.rule, one.person, way, timing);
    if (!paper) {
      if (const auto joined = join(one, message)) return at->second = *joined;
    }
    at->second = insert_delivery(planning_.transaction, message, planning_.now);
    const auto& escalation = calm_rule(planning_.regulation, telling_.rule.name).escalation;
    if (escalation) begin_escalation(planning_.transaction, at->second, *escalation, message.due);
    return at->second;
  }

  // What waits for the same person already and may say this too. Sets the key by which later news join it.
  std::optional<DeliveryId> join(const Addressee& one, NewDelivery& message) {
    if (!telling_.merge.empty()) {
      message.merge_key = telling_.merge + ":" + std::to_string(one.person.value) + ":" + message.channel;
      return held_delivery(planning_.transaction, message.merge_key);
    }
    const auto siblings = template_about_siblings(planning_.channels, message);
    if (siblings.empty() || !one.student || one.person == one.student) return std::nullopt;
    message.merge_key = siblings_key(message);
    const auto held = held_about_siblings(planning_.transaction, message.merge_key, one.student);
    if (!held) return std::nullopt;
    message.template_name = siblings;
    join_siblings(planning_.transaction, *held, message);
    return held->id;
  }

  void ask_to_call() {
    if (somebody_is_told_) return;
    if (without_way_.empty() && telling_.to.empty()) add_nobody();
    if (without_way_.empty()) return;
    for (const auto& [id, reason] : without_way_) leave_to_call(planning_.transaction, id, reason);
    const PersonId student = student_;
    insert_call_task(
        planning_.transaction,
        {student, class_teacher_of(planning_.transaction, student, planning_.today), without_way_.front().first,
         telling_.rule.name, telling_.rule.clause, without_way_.front().second},
        planning_.now);
  }

  // The rule wants a voice beside the message: one call about all whom it tells.
  void ask_to_call_besides() {
    if (told_.empty()) return;
    for (const auto& [id, reason] : without_way_) leave_to_call(planning_.transaction, id, reason);
    insert_call_task(planning_.transaction,
                     {student_, class_teacher_of(planning_.transaction, student_, planning_.today), told_.front(),
                      telling_.rule.name, telling_.rule.clause, "by_rule"},
                     planning_.now);
  }

  void add_nobody() {
    auto obligation = obligation_of(planning_, telling_.rule, telling_.fact);
    obligation.student = student_;
    obligation.reason = "no_guardian";
    const ObligationId id = insert_obligation(planning_.transaction, obligation, planning_.now);
    if (id) without_way_.push_back({id, obligation.reason});
  }

  const Planning& planning_;
  const Telling& telling_;
  Timing timing_;
  PersonId student_ = telling_.student;
  bool child_hears_ = false;
  bool somebody_is_told_ = false;
  std::vector<ObligationId> told_;  ///< one a person
  std::vector<std::pair<ObligationId, std::string>> without_way_;
  std::map<std::pair<std::string, std::string>, DeliveryId> messages_;
};

// A telephone told it: a telephone must put it right.
void call_again(const Planning& planning, const NotifyRule& rule, const Obligation& told, ObligationId id) {
  insert_call_task(planning.transaction,
                   {told.student, class_teacher_of(planning.transaction, told.student, planning.today), id, rule.name,
                    rule.clause, "correction"},
                   planning.now);
}

}  // namespace

void tell(const Planning& planning, const Telling& telling) { Teller{planning, telling}.run(); }

void correct(const Planning& planning, const NotifyRule& rule, const Obligation& told, std::int64_t version,
             const std::vector<std::string>& templates) {
  auto obligation = obligation_of(planning, rule, {told.fact_kind, told.fact, version, told.fact_date});
  obligation.recipient = told.recipient;
  obligation.student = told.student;
  obligation.corrects = told.id;
  const Reach reach = reach_of(planning.transaction, told.recipient, planning.today);
  WayQuestion question{{told.channel}, ChannelMode::first_of, templates};
  question.channels.insert(question.channels.end(), rule.channels.begin(), rule.channels.end());
  const bool by_telephone = told.channel == "phone";
  // A call that was still to be made would tell what is no longer so.
  cancel_calls_about(planning.transaction, told.id);
  // Whoever read it on a sheet reads it put right on the next one, at its top.
  const auto* told_by = planning.channels.find(told.channel);
  question.paper_only = told_by != nullptr && Channels::is_paper(*told_by);
  const auto ways = by_telephone          ? std::vector<Way>{}
                    : question.paper_only ? planning.channels.digest_ways(question, reach)
                                          : planning.channels.ways(question, reach);
  if (ways.empty() && !by_telephone) {
    obligation.state = ObligationState::no_way;
    obligation.reason = "no_address";
  }
  const ObligationId id = insert_obligation(planning.transaction, obligation, planning.now);
  if (!id) return;
  if (by_telephone) call_again(planning, rule, told, id);
  if (ways.empty()) return;
  if (question.paper_only) return put_on_sheet(planning, rule, told.recipient, told.student, ways.front(), id);
  const QuietHours quiet = rule.quiet.value_or(planning.regulation.informing().quiet);
  auto message =
      message_of(rule, told.recipient, ways.front(), {false, after_quiet(planning.zone, quiet, planning.recorded), {}});
  message.afterwards.clear();
  message.guarded = false;  // whoever was told must not wait to hear that it is not so
  cover_obligation(planning.transaction, insert_delivery(planning.transaction, message, planning.now), id);
}

void withdraw(const Planning& planning, const Obligation& obligation) {
  take_back_unsent(planning.transaction, obligation.id, "superseded", planning.now);
  close_obligation(planning.transaction, obligation.id, ObligationState::not_needed, "superseded");
  cancel_calls_about(planning.transaction, obligation.id);
}

void add_to_digest(Transaction& transaction, const DigestPlace& place, const std::vector<ObligationId>& obligations,
                   Instant now) {
  NewDelivery message;
  // A digest takes what is due with it: what has not settled by then goes into the next one.
  message.merge_key =
      "digest:" + std::to_string(place.recipient.value) + ":" + place.way.channel + ":" + to_iso(place.due);
  if (place.student) message.merge_key += ":" + std::to_string(place.student.value);
  auto id = held_delivery(transaction, message.merge_key);
  if (!id) {
    message.recipient = place.recipient;
    message.channel = place.way.channel;
    message.template_name = place.way.template_name;
    message.rule = "digest";
    message.clause = place.rule == nullptr ? "" : place.rule->clause;
    message.remaining = place.way.remaining;
    message.priority = digest_priority;
    message.due = place.due;
    id = insert_delivery(transaction, message, now);
  }
  for (const ObligationId obligation : obligations) cover_obligation(transaction, *id, obligation);
}

}  // namespace vestnik
