#pragma once
/// What every claim asks of those it speaks to: how they stand to the child, and where they are reached. Learnt in a
/// read before the claim, so that the writer need not stand still for it, and kept while nothing of it changes.
#include <map>
#include <span>
#include <string>

#include "ports/gateway.h"
#include "records/delivery_queue.h"
#include "records/known_while.h"

namespace vestnik {

/// One thread at a time; of one gateway and one institution.
class KnownRecipients {
 public:
  struct Address {
    std::string address;
    bool latin = false;  ///< reads SMS in Latin letters
  };

  /// In a read: what is not known yet of those whom the messages speak to. What may have changed is forgotten first.
  void learn(Transaction& read, const GatewayInfo& gateway, std::span<const DeliveryId> messages, CivilDate today);
  /// Whether everything that is known still holds in this write.
  [[nodiscard]] bool hold(const Transaction& write, CivilDate today) const { return known_.holds(write, today); }

  [[nodiscard]] const KnownStandings& standings() const { return standings_; }
  /// nullptr: it is not known.
  [[nodiscard]] const Address* address(PersonId person) const;

 private:
  KnownWhile known_{{Area::rights, Area::addresses}};
  KnownStandings standings_;
  std::map<PersonId, Address> addresses_;
};

[[nodiscard]] KnownRecipients::Address address_at(Transaction& transaction, const GatewayInfo& gateway, PersonId person,
                                                  CivilDate today);

}  // namespace vestnik
