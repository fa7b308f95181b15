#include "app/delivery_prose.h"

#include "api/informing_words.h"
#include "app/gateway_prose.h"
#include "base/wall_text.h"
#include "records/audience_store.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

constexpr int good_news = 200;

/// Writes the sentences of one institution.
class DeliveryProse {
 public:
  DeliveryProse(Transaction& transaction, const MessageCatalogue& messages)
      : transaction_(transaction), messages_(messages), zone_(zone_of_institution(transaction)) {}

  [[nodiscard]] std::string line(const DeliveryLine& one) const {
    return sentence("notify.why_line",
                    {{"id", std::to_string(one.id.value)},
                     {"when", wall(one.changed_at)},
                     {"channel", channel(one.channel)},
                     {"state", word("notify.state_", one.state) + because(reason_in_words(one.reason, messages_))},
                     {"rule", one.rule},
                     {"regulation_clause", one.clause}});
  }

  void message(const DeliveryWhy& why, std::vector<std::string>& text) const {
    text.push_back(sentence("notify.why_message", {{"id", std::to_string(why.line.id.value)},
                                                   {"channel", channel(why.line.channel)},
                                                   {"state", word("notify.state_", why.line.state)},
                                                   {"rule", why.line.rule},
                                                   {"regulation_clause", why.line.clause},
                                                   {"planned", wall(why.created_at)},
                                                   {"due", wall(why.line.due)}}));
    if (!why.line.reason.empty()) {
      text.push_back(sentence("notify.why_reason", {{"reason", reason_in_words(why.line.reason, messages_)}}));
    }
  }

  void standing(const DeliveryWhy& why, std::vector<std::string>& text) const {
    text.push_back(sentence("notify.why_changed", {{"when", wall(why.line.changed_at)}}));
    if (!why.gateway.empty()) text.push_back(sentence("notify.why_gateway", {{"gateway", why.gateway}}));
    if (why.expires) text.push_back(sentence("notify.why_expires", {{"until", wall(*why.expires)}}));
  }

  void fact(const WhyObligation& one, CivilDate today, std::vector<std::string>& text) const {
    // What the calendar gives rise to has no event.
    const char* code = one.event ? "notify.why_fact" : "notify.why_calendar";
    text.push_back(sentence(code, {{"event", std::to_string(one.event.value)},
                                   {"event_type", one.event_type},
                                   {"fact", one.fact_kind},
                                   {"fact_id", std::to_string(one.fact)},
                                   {"version", std::to_string(one.fact_version)},
                                   {"rule", one.rule},
                                   {"regulation_clause", one.clause},
                                   {"state", word("notify.owed_", one.state)}}));
    if (!one.reason.empty()) {
      text.push_back(sentence("notify.why_owed_reason", {{"reason", reason_in_words(one.reason, messages_)}}));
    }
    if (const auto proof = proof_in_words(transaction_, one, messages_); !proof.empty()) {
      text.push_back(sentence("notify.why_proof", {{"proof", proof}}));
    }
    rights(why_rights(transaction_, one.recipient, one.student, today), text);
  }

  void preference(PersonId recipient, CivilDate today, std::vector<std::string>& text) const {
    const Reach reach = reach_of(transaction_, recipient, today);
    text.push_back(reach.preferred.empty()
                       ? sentence("notify.why_no_preference", {})
                       : sentence("notify.why_preference", {{"channel", channel(reach.preferred)}}));
  }

  [[nodiscard]] std::string attempt(const WhyAttempt& one) const {
    return sentence("notify.why_attempt", {{"number", std::to_string(one.number)},
                                           {"gateway", one.gateway},
                                           {"when", wall(one.started_at)},
                                           {"outcome", word("notify.outcome_", one.outcome) + because(one.why)}});
  }

  [[nodiscard]] std::string sentence(std::string code, Details details) const {
    return messages_.explain(Problem{std::move(code), std::move(details)}).title;
  }

 private:
  void rights(const WhyRights& held, std::vector<std::string>& text) const {
    if (!held.guardian) return;
    text.push_back(held.consent ? sentence("notify.why_consent", {{"date", to_russian(*held.consent)}})
                                : sentence("notify.why_no_consent", {}));
    if (held.opted_out) text.push_back(sentence("notify.why_opted_out", {}));
  }

  [[nodiscard]] std::string word(const char* family, const std::string& name) const {
    // A plugin's own channel has no word of ours: its name must do.
    const ProblemText text = messages_.explain(Problem{family + name});
    return text.status == good_news ? text.title : name;
  }
  [[nodiscard]] std::string channel(const std::string& name) const { return word("notify.channel_", name); }
  [[nodiscard]] std::string because(const std::string& why) const {
    return why.empty() ? std::string{} : ": " + said_in_words(why, messages_);
  }
  [[nodiscard]] std::string wall(Instant at) const { return zone_ ? to_russian_short(zone_->local(at)) : to_iso(at); }

  Transaction& transaction_;
  const MessageCatalogue& messages_;
  std::optional<TimeZone> zone_;
};

}  // namespace

std::vector<std::string> list_in_words(Transaction& transaction, const DeliveryFilter& filter,
                                       const MessageCatalogue& messages) {
  const DeliveryProse prose{transaction, messages};
  std::vector<std::string> text;
  for (const DeliveryLine& one : list_deliveries(transaction, filter)) text.push_back(prose.line(one));
  return text;
}

std::vector<std::string> why_in_words(Transaction& transaction, DeliveryId id, CivilDate today,
                                      const MessageCatalogue& messages) {
  const auto why = why_delivery(transaction, id);
  if (!why) return {};
  const DeliveryProse prose{transaction, messages};
  std::vector<std::string> text;
  prose.message(*why, text);
  for (const WhyObligation& one : why->obligations) prose.fact(one, today, text);
  prose.preference(why->line.recipient, today, text);
  for (const WhyAttempt& one : why->attempts) text.push_back(prose.attempt(one));
  if (!why->receipt.empty()) text.push_back(prose.sentence("notify.why_receipt", {{"receipt", why->receipt}}));
  return text;
}

std::vector<std::string> show_in_words(Transaction& transaction, DeliveryId id, const MessageCatalogue& messages) {
  const auto why = why_delivery(transaction, id);
  if (!why) return {};
  const DeliveryProse prose{transaction, messages};
  std::vector<std::string> text;
  prose.message(*why, text);
  prose.standing(*why, text);
  for (const WhyAttempt& one : why->attempts) text.push_back(prose.attempt(one));
  if (!why->receipt.empty()) text.push_back(prose.sentence("notify.why_receipt", {{"receipt", why->receipt}}));
  return text;
}

std::vector<std::string> fact_in_words(Transaction& transaction, std::string_view fact_kind, std::int64_t fact,
                                       CivilDate today, const MessageCatalogue& messages) {
  const DeliveryProse prose{transaction, messages};
  std::vector<std::string> text;
  for (const WhyObligation& one : why_fact(transaction, fact_kind, fact)) prose.fact(one, today, text);
  return text;
}

}  // namespace vestnik
