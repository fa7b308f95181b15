#include "notify/word_to_person.h"

#include "records/delivery_store.h"
#include "records/obligation_store.h"

namespace vestnik {

void tell_person(const JobView& view, const Channels& channels, const WordToPerson& word, Instant now) {
  WayQuestion question;
  question.channels = word.channels;
  question.templates = {std::string{word.kind}};
  const auto ways = channels.ways(question, reach_of(view.transaction, word.recipient, view.zone.local(now).date));
  Obligation obligation;
  obligation.fact_kind = word.kind;
  obligation.fact = word.fact;
  obligation.fact_version = 1;
  obligation.rule = word.kind;
  obligation.recipient = word.recipient;
  if (ways.empty()) {
    obligation.state = ObligationState::no_way;
    obligation.reason = "no_address";
  }
  const ObligationId id = insert_obligation(view.transaction, obligation, now);
  if (!id || ways.empty()) return;
  NewDelivery message;
  message.recipient = word.recipient;
  message.channel = ways.front().channel;
  message.template_name = ways.front().template_name;
  message.rule = word.kind;
  message.remaining = ways.front().remaining;
  message.in_doubt = InDoubt::leave;
  message.priority = word.priority;
  message.due = now;
  message.expires = word.expires;
  cover_obligation(view.transaction, insert_delivery(view.transaction, message, now), id);
}

}  // namespace vestnik
