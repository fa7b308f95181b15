#pragma once
/// Deliveries in sentences, for whoever asks at the command line what became of a message and why.
#include <string>
#include <vector>

#include "ports/render.h"
#include "records/delivery_reader.h"

namespace vestnik {

/// A line each, newest first.
[[nodiscard]] std::vector<std::string> list_in_words(Transaction& transaction, const DeliveryFilter& filter,
                                                     const MessageCatalogue& messages);
/// From the message to its events, rules, clauses and rights, and on to its attempts and receipt. Neither the address
/// nor the text: they are the family's. Nothing for an unknown id.
[[nodiscard]] std::vector<std::string> why_in_words(Transaction& transaction, DeliveryId id, CivilDate today,
                                                    const MessageCatalogue& messages);

/// Where one message stands: channel, gateway, moments, attempts and receipt. Nothing for an unknown id.
[[nodiscard]] std::vector<std::string> show_in_words(Transaction& transaction, DeliveryId id,
                                                     const MessageCatalogue& messages);

/// Who was to be told of a fact ("attendance", 5), who was and how: the calls too, which are no messages. Nothing where
/// nobody was.
[[nodiscard]] std::vector<std::string> fact_in_words(Transaction& transaction, std::string_view fact_kind,
                                                     std::int64_t fact, CivilDate today,
                                                     const MessageCatalogue& messages);

}  // namespace vestnik
