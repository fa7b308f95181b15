#pragma once
/// Planned messages as the planner writes them. What the relay does with them is in `delivery_queue.h`.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/delivery.h"
#include "domain/ids.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik {

/// As it is stored: "again", "leave", "ask".
[[nodiscard]] std::string_view in_doubt_word(InDoubt in_doubt);
/// An unknown word leaves the message alone.
[[nodiscard]] InDoubt parse_in_doubt(std::string_view word);

struct NewDelivery {
  PersonId recipient;
  std::string channel;
  std::string template_name;
  std::string rule;
  std::string clause;
  std::string merge_key;  ///< further obligations join a held delivery with the same key; "" joins nothing
  std::string remaining;  ///< channels of first_of after this one, separated by spaces
  InDoubt in_doubt = InDoubt::leave;
  std::string afterwards;  ///< "digest" or ""
  int priority = 50;
  Instant due;
  std::optional<Instant> expires;
  bool guarded = false;  ///< looked at before it leaves: it may be one of a wave
};

/// Starts as `held`. While an administrator holds its rule, it is looked at like a guarded one.
[[nodiscard]] DeliveryId insert_delivery(Transaction& transaction, const NewDelivery& delivery, Instant now);
/// One more obligation is covered by the message.
void cover_obligation(Transaction& transaction, DeliveryId delivery, ObligationId obligation);
/// The held delivery that further obligations with the key join.
[[nodiscard]] std::optional<DeliveryId> held_delivery(Transaction& transaction, std::string_view merge_key);

/// A held message that news of one more child of the same recipient may join.
struct JoinableMessage {
  DeliveryId id;
  Instant due;
  std::optional<Instant> expires;
};
/// The held message of the key that says nothing of the student yet.
[[nodiscard]] std::optional<JoinableMessage> held_about_siblings(Transaction& transaction, std::string_view merge_key,
                                                                 PersonId student);
/// It waits for the later of both, is worth telling until the earlier of both, and names every child.
void join_siblings(Transaction& transaction, const JoinableMessage& held, const NewDelivery& other);

/// Messages about the obligation that have certainly not left are taken back: a message that covers nothing else is
/// cancelled with the reason, another one goes on without it.
void take_back_unsent(Transaction& transaction, ObligationId obligation, std::string_view reason, Instant now);

}  // namespace vestnik
