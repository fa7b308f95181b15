#pragma once
/// What a gateway made of a message, in words for the operator.
#include <string>
#include <vector>

#include "ports/gateway.h"
#include "ports/render.h"

namespace vestnik {

/// The sentence and what to do next; the provider's own words stay as they are.
[[nodiscard]] std::vector<std::string> outcome_in_words(const std::string& gateway, const Outcome& outcome,
                                                        const TimeZone& zone, const MessageCatalogue& messages);
/// What a provider or one of our own checks said, for the middle of a sentence: a code of ours as its sentence, and
/// without the full stop at its end.
[[nodiscard]] std::string said_in_words(const std::string& why, const MessageCatalogue& messages);
/// How many parts an SMS is, and by which alphabet.
[[nodiscard]] std::string segments_in_words(const std::string& text, const MessageCatalogue& messages);

}  // namespace vestnik
