#include "outbox/known_recipients.h"

#include <utility>

#include "records/audience_store.h"
#include "records/letter_choice.h"

namespace vestnik {
namespace {

/// Some ten schools' worth; then it is learnt anew.
constexpr std::size_t most_standings = 20'000;

}  // namespace

void KnownRecipients::learn(Transaction& read, const GatewayInfo& gateway, std::span<const DeliveryId> messages,
                            CivilDate today) {
  if (!known_.goes_on(read, today) || standings_.size() > most_standings) {
    standings_.clear();
    addresses_.clear();
  }
  for (const DeliveryId message : messages) {
    for (const SpokenTo& one : spoken_to(read, message)) {
      // Answered before it is kept: a question may fail, and nothing would be taken for an answer.
      const std::pair who{one.recipient, one.student};
      if (!standings_.contains(who)) standings_.emplace(who, standing_of(read, one.recipient, one.student, today));
      if (!addresses_.contains(one.addressee)) {
        addresses_.emplace(one.addressee, address_at(read, gateway, one.addressee, today));
      }
    }
  }
}

const KnownRecipients::Address* KnownRecipients::address(PersonId person) const {
  const auto at = addresses_.find(person);
  return at == addresses_.end() ? nullptr : &at->second;
}

KnownRecipients::Address address_at(Transaction& transaction, const GatewayInfo& gateway, PersonId person,
                                    CivilDate today) {
  KnownRecipients::Address held;
  if (!gateway.address_kind.empty()) held.address = open_address_of(transaction, person, gateway.address_kind, today);
  held.latin = gateway.medium == "sms" && reads_latin_sms(transaction, person);
  return held;
}

}  // namespace vestnik
