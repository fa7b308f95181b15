#include "api/informing_words.h"

#include "base/wall_text.h"
#include "records/institution_terms.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

std::string wall_time(Transaction& transaction, Instant at) {
  const auto zone = zone_of_institution(transaction);
  return zone ? to_russian_short(zone->local(at)) : to_iso(at);
}

}  // namespace

std::string call_in_words(Transaction& transaction, Instant when, PersonId caller, const MessageCatalogue& messages) {
  const auto who = find_person(transaction, caller);
  return messages
      .explain(Problem{"notify.proof_phone",
                       {{"when", wall_time(transaction, when)}, {"who", who ? short_name(*who) : std::string{}}}})
      .title;
}

std::string proof_in_words(Transaction& transaction, const WhyObligation& obligation,
                           const MessageCatalogue& messages) {
  if (obligation.proof.empty() || !obligation.told_at) return {};
  if (obligation.proof == "phone") {
    return call_in_words(transaction, *obligation.told_at, obligation.told_by, messages);
  }
  return messages
      .explain(Problem{"notify.proof_gateway",
                       {{"channel", obligation.proof}, {"when", wall_time(transaction, *obligation.told_at)}}})
      .title;
}

std::string reason_in_words(std::string_view reason, const MessageCatalogue& messages) {
  return reason.empty() ? std::string{} : messages.explain(Problem{"notify.reason_" + std::string{reason}}).title;
}

}  // namespace vestnik
