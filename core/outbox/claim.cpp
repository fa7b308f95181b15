#include "outbox/claim.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "domain/latin_letters.h"
#include "domain/of_age.h"
#include "notify/paper.h"
#include "notify/planner_rules.h"
#include "notify/words.h"
#include "outbox/channel_budget.h"
#include "outbox/reported.h"
#include "outbox/wave_watch.h"
#include "records/audience_store.h"
#include "records/call_task_store.h"
#include "records/contact_store.h"
#include "records/delivery_store.h"
#include "records/event_feed.h"
#include "records/institution_terms.h"
#include "records/unsubscription_store.h"
#include "regulation/unsubscribing.h"

namespace vestnik {
namespace {

/// Rights, expiry, words and address of one claim.
class ClaimCheck {
 public:
  ClaimCheck(const RelayParts& parts, const GatewayInfo& gateway, const Fallback& fallback,
             const InstitutionTerms& institution, const PreparedClaim& prepared, RelayStep& step)
      : parts_(parts),
        gateway_(gateway),
        fallback_(fallback),
        institution_(institution),
        prepared_(prepared.texts),
        step_(step),
        today_(fallback.zone.local(fallback.now).date),
        known_(prepared.recipients.hold(fallback.transaction, today_) ? &prepared.recipients : nullptr),
        budget_(fallback, gateway) {}

  std::vector<ClaimedDelivery> permitted(std::int64_t fence) {
    auto batch = claimed(fallback_.transaction, fence);
    const KnownStandings* standings = known_ == nullptr ? nullptr : &known_->standings();
    auto coverage = coverage_of_claim(fallback_.transaction, fence, today_, standings);
    if (parts_.settle_claim && std::ranges::any_of(coverage, is_about_nobody)) {
      parts_.settle_claim(fallback_.transaction, fence, fallback_.now);
      coverage = coverage_of_claim(fallback_.transaction, fence, today_, standings);
    }
    std::erase_if(batch, [&](ClaimedDelivery& delivery) { return !may_go(delivery, coverage); });
    const Words words = words_of(fence, batch, coverage);
    std::erase_if(batch, [&](ClaimedDelivery& delivery) { return !put_into_words(delivery, words); });
    std::erase_if(batch, [&](const ClaimedDelivery& delivery) { return !may_cost(delivery); });
    for (const auto& delivery : batch) {
      begin_attempt(fallback_.transaction, delivery, gateway_.name, fallback_.now);
    }
    return batch;
  }

 private:
  struct Barred {
    ObligationId obligation;
    ObligationId corrects;
    std::string_view reason;
  };

  // What settles at its claim, a list of duties, is about no student.
  [[nodiscard]] static bool is_about_nobody(const Coverage& one) { return !one.student; }

  [[nodiscard]] std::string_view barrier(const Coverage& one) const {
    if (one.corrects_nothing || one.put_right) return "superseded";
    if (!one.guardian) return {};
    if (!one.is_told) {
      const bool adult = one.student_born && is_of_age(*one.student_born, today_);
      return adult ? "no_consent" : "suppressed";
    }
    if (!one.consent && fallback_.regulation.informing().consent_required) return "no_consent";
    return one.opted_out && !Channels::is_paper(gateway_) ? "opted_out" : std::string_view{};
  }

  bool may_go(ClaimedDelivery& delivery, const std::vector<Coverage>& coverage) {
    const auto covered = std::ranges::equal_range(coverage, delivery.id, {}, &Coverage::delivery);
    std::vector<Barred> barred;
    std::vector<ObligationId> settled;
    for (const auto& one : covered) {
      const auto reason = barrier(one);
      if (one.event_at) delivery.event_at = std::min(*one.event_at, delivery.event_at.value_or(*one.event_at));
      if (!one.open) {
        settled.push_back(one.obligation);
      } else if (!reason.empty()) {
        barred.push_back({one.obligation, one.corrects_nothing ? one.corrects : ObligationId{}, reason});
      }
    }
    if (is_unwanted(delivery)) return drop_unwanted(delivery, covered);
    const bool nothing_left = barred.size() + settled.size() == covered.size();
    if (nothing_left) return cancel(delivery, barred.empty() ? "superseded" : barred.front().reason, barred);
    if (delivery.expires && *delivery.expires <= fallback_.now) return let_expire(delivery, barred);
    if (is_weekly_sheet(delivery) && !lessons_this_week(covered)) return wait_for_lessons(delivery);
    for (const auto& one : barred) settled.push_back(one.obligation);
    for (const auto obligation : settled) uncover(fallback_.transaction, delivery.id, obligation);
    if (!settled.empty()) narrowed_.insert(delivery.id);
    // The text of an earlier attempt names what must not be told any more.
    if (!settled.empty() && delivery.rendered_at) forget_text(fallback_.transaction, delivery);
    give_up_all(barred);
    return true;
  }

  /// Letters that the person may do without, of a kind he asked to get no more.
  [[nodiscard]] bool is_unwanted(ClaimedDelivery& delivery) {
    if (gateway_.address_kind != contact_kind::email) return false;
    if (!may_be_unsubscribed(fallback_.regulation, delivery.rule)) return false;
    if (!may_be_unsubscribed(fallback_.regulation, delivery.rule, open_rules_of(fallback_.transaction, delivery.id)))
      return false;
    if (is_unsubscribed(fallback_.transaction, delivery.recipient, delivery.rule)) return true;
    if (parts_.public_url.empty()) return false;
    if (unsubscribe_secret_.empty()) {
      unsubscribe_secret_ = ensure_unsubscribe_secret(fallback_.transaction, parts_.random);
    }
    const Subscription named{fallback_.transaction.institution(), delivery.recipient, delivery.rule};
    delivery.unsubscribe = parts_.public_url + "/unsubscribe/" + subscription_token(named, unsubscribe_secret_);
    return false;
  }

  bool drop_unwanted(const ClaimedDelivery& delivery, std::ranges::subrange<std::vector<Coverage>::const_iterator> of) {
    std::vector<Barred> all;
    for (const auto& one : of) {
      if (one.open) all.push_back({one.obligation, {}, "unsubscribed"});
    }
    return cancel(delivery, "unsubscribed", all);
  }

  [[nodiscard]] bool is_weekly_sheet(const ClaimedDelivery& delivery) const {
    return Channels::is_paper(gateway_) && delivery.rule == "digest";
  }

  [[nodiscard]] bool lessons_this_week(std::ranges::subrange<std::vector<Coverage>::const_iterator> covered) const {
    return std::ranges::any_of(covered, [&](const Coverage& one) {
      return !one.student || is_school_week(fallback_.transaction, one.student, today_);
    });
  }

  // A quarantine that came after planning: nobody is at school to take the sheet home.
  bool wait_for_lessons(const ClaimedDelivery& delivery) {
    const NotifyRule* rule = paper_rule(fallback_.regulation.notify_rules());
    const Instant due = next_paper(fallback_.zone, rule, fallback_.regulation.informing().digest_at,
                                   fallback_.now + std::chrono::seconds{1});
    put_off(fallback_.transaction, delivery, "no_lessons", due, fallback_.now);
    ++step_.retried;
    return false;
  }

  void give_up_all(const std::vector<Barred>& barred) {
    for (const auto& one : barred) {
      if (one.reason != "superseded") {
        give_up(fallback_, one.obligation, one.reason);
        continue;
      }
      close_obligation(fallback_.transaction, one.obligation, ObligationState::not_needed, one.reason);
      if (one.corrects) withdraw_original(one.corrects);
    }
  }

  // Nobody heard of the fact, so nobody hears of its correction; nor may the fact itself be told by a later attempt.
  void withdraw_original(ObligationId original) {
    take_back_unsent(fallback_.transaction, original, "superseded", fallback_.now);
    close_obligation(fallback_.transaction, original, ObligationState::not_needed, "superseded");
    cancel_calls_about(fallback_.transaction, original);
  }

  bool cancel(const ClaimedDelivery& delivery, std::string_view reason, const std::vector<Barred>& barred) {
    end(delivery, DeliveryState::cancelled, reason);
    ++step_.cancelled;
    give_up_all(barred);
    return false;
  }

  bool let_expire(const ClaimedDelivery& delivery, const std::vector<Barred>& barred) {
    end(delivery, DeliveryState::cancelled, "expired");
    ++step_.cancelled;
    for (const auto& one : barred) uncover(fallback_.transaction, delivery.id, one.obligation);
    give_up_all(barred);
    expire(fallback_, delivery);
    return false;
  }

  /// What a message without a text is made of: a text that was prepared, or its names.
  struct Words {
    std::map<DeliveryId, const RenderedMessage*> texts;
    ClaimWords names;
  };

  [[nodiscard]] Words words_of(std::int64_t fence, const std::vector<ClaimedDelivery>& batch,
                               const std::vector<Coverage>& coverage) {
    Words words;
    std::vector<WordRow> unprepared;
    const bool all_stand = prepared_.all_stand({fallback_.regulation, institution_}, fallback_.transaction);
    const std::vector<WordRow> rows =
        all_stand ? take_standing(batch, coverage, words) : words_of_claim(fallback_.transaction, fence);
    for (auto at = rows.begin(); at != rows.end();) {
      const auto end = std::find_if(at, rows.end(), [&](const WordRow& row) { return row.delivery != at->delivery; });
      if (const auto* text = prepared_.find({fallback_.regulation, institution_}, {at, end})) {
        words.texts.emplace(at->delivery, text);
      } else {
        unprepared.insert(unprepared.end(), at, end);
      }
      at = end;
    }
    words.names = build_words({fallback_.transaction, fallback_.regulation, fallback_.zone}, unprepared,
                              parts_.plugin_events, institution_);
    return words;
  }

  // Nothing is read of the messages whose text is there; answers what the others say.
  [[nodiscard]] std::vector<WordRow> take_standing(const std::vector<ClaimedDelivery>& batch,
                                                   const std::vector<Coverage>& coverage, Words& words) {
    std::vector<WordRow> others;
    for (const ClaimedDelivery& delivery : batch) {
      if (delivery.rendered_at) continue;
      const auto covered = std::ranges::equal_range(coverage, delivery.id, {}, &Coverage::delivery);
      const auto* text = narrowed_.contains(delivery.id) ? nullptr : prepared_.find_about(delivery.id, covered);
      if (text != nullptr) {
        words.texts.emplace(delivery.id, text);
      } else {
        std::ranges::move(words_of_message(fallback_.transaction, delivery.id), std::back_inserter(others));
      }
    }
    return others;
  }

  [[nodiscard]] std::optional<RenderedMessage> text_of(const ClaimedDelivery& delivery, const Words& words) const {
    if (const auto text = words.texts.find(delivery.id); text != words.texts.end()) return *text->second;
    const auto names = words.names.messages.find(delivery.id);
    if (names == words.names.messages.end()) return std::nullopt;
    auto message = parts_.renderer.render(gateway_.medium, delivery.template_name, names->second);
    return message ? std::optional{*std::move(message)} : std::nullopt;
  }

  bool put_into_words(ClaimedDelivery& delivery, const Words& words) {
    if (delivery.rendered_at) return true;
    if (words.names.failed.contains(delivery.id)) return wait_for_words(delivery);
    const auto* known = known_ == nullptr ? nullptr : known_->address(delivery.recipient);
    const auto to = known != nullptr ? *known : address_at(fallback_.transaction, gateway_, delivery.recipient, today_);
    delivery.address = to.address;
    if (!gateway_.address_kind.empty() && delivery.address.empty()) return bury(delivery, "no_address");
    auto message = text_of(delivery, words);
    if (!message) return bury(delivery, "no_text");
    delivery.subject = std::move(message->subject);
    delivery.body = to.latin ? in_latin_letters(message->text) : std::move(message->text);
    delivery.html = std::move(message->html);
    store_text(fallback_.transaction, delivery, fallback_.now);
    return true;
  }

  bool may_cost(const ClaimedDelivery& delivery) {
    const auto reason = budget_.barrier_or_count(delivery);
    if (reason.empty()) return true;
    end(delivery, DeliveryState::cancelled, reason);
    ++step_.cancelled;
    turn_away(fallback_, delivery, reason);
    return false;
  }

  // Its neighbours leave. The attempt counts: a plugin that never finds its words ends in a dead message with a reason.
  bool wait_for_words(const ClaimedDelivery& delivery) {
    begin_attempt(fallback_.transaction, delivery, gateway_.name, fallback_.now);
    if (delivery.attempts >= parts_.limits.attempts) return bury(delivery, "no_text");
    const Instant due = next_attempt(parts_.limits, delivery.attempts, fallback_.now, parts_.random);
    const Receipt later{DeliveryState::retry, "", "retry", "no_words", "", due};
    finish(fallback_.transaction, delivery.id, delivery.fence, later, fallback_.now);
    ++step_.retried;
    return false;
  }

  bool bury(const ClaimedDelivery& delivery, std::string_view reason) {
    end(delivery, DeliveryState::dead, reason);
    ++step_.dead;
    fall_over(fallback_, delivery, reason);
    return false;
  }

  void end(const ClaimedDelivery& delivery, DeliveryState state, std::string_view reason) {
    Receipt receipt;
    receipt.state = state;
    receipt.reason = reason;
    finish(fallback_.transaction, delivery.id, delivery.fence, receipt, fallback_.now);
    step_.fates.push_back({delivery.rule, state, std::nullopt});
  }

  const RelayParts& parts_;
  const GatewayInfo& gateway_;
  const Fallback& fallback_;
  const InstitutionTerms& institution_;
  const PreparedTexts& prepared_;
  RelayStep& step_;
  CivilDate today_;
  const KnownRecipients* known_;  ///< as long as it holds
  ChannelBudget budget_;
  std::set<DeliveryId> narrowed_;   ///< say less than they did when they were planned
  std::string unsubscribe_secret_;  ///< of the institution, read with the first letter that needs it
};

// What was corrected before its message fell due must not be sent though the correction still waits for the planner
// (a restart, a backlog). So only that leaves which fell due before the first waiting event was recorded. Turned down:
// nothing at all while anything waits, for in a busy hour something always does, and an alert would wait for events
// that have nothing to say about it; comparing the versions of facts, for a cancelled lesson and a notice change none.
Instant planned_until(Transaction& transaction, Instant now) {
  return std::min(now, first_unplanned(transaction).value_or(now));
}

}  // namespace

std::optional<Fallback> fallback_of(const RelayParts& parts, Transaction& transaction,
                                    std::shared_ptr<const Regulation>& keep, Instant now) {
  return fallback_on({parts.regulations, parts.channels}, transaction, keep, now);
}

ClaimTerms claim_terms(const RelayParts& parts, const GatewayInfo& gateway, Transaction& transaction, Instant now,
                       std::size_t most, const std::string& others) {
  const std::size_t limit = std::min({parts.limits.batch, gateway.batch, most});
  const bool replaced = parts.board != nullptr && parts.board->is_replaced(gateway.name, now);
  return {gateway.channel, gateway.name, limit, now, now + parts.limits.lease, planned_until(transaction, now),
          others,          replaced};
}

void prepare_claim(const RelayParts& parts, const GatewayInfo& gateway, Transaction& read, Instant now,
                   std::size_t most, PreparedClaim& prepared) {
  const auto zone = zone_of_institution(read);
  if (!zone) return;
  const std::string others = parts.channels.others_of(gateway);
  const auto due = due_messages(read, claim_terms(parts, gateway, read, now, most, others));
  prepared.texts.prepare(parts, gateway, read, now, due);
  prepared.recipients.learn(read, gateway, due, zone->local(now).date);
}

Claim claim_batch(const RelayParts& parts, const GatewayInfo& gateway, Transaction& transaction, Instant now,
                  RelayStep& step, std::size_t most, const PreparedClaim& prepared) {
  std::shared_ptr<const Regulation> regulation;
  const auto fallback = fallback_of(parts, transaction, regulation, now);
  const auto institution = institution_terms(transaction);
  if (!fallback || !institution) return {};
  const std::string others = parts.channels.others_of(gateway);
  const ClaimTerms terms = claim_terms(parts, gateway, transaction, now, most, others);
  watch_waves(*fallback, terms.due_until);
  const std::int64_t fence = claim_due(transaction, terms);
  if (fence == 0) return {};
  Claim claim{fence, institution->short_name, {}};
  claim.batch = ClaimCheck{parts, gateway, *fallback, *institution, prepared, step}.permitted(fence);
  return claim;
}

}  // namespace vestnik
