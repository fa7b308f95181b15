#pragma once
/// Why a message waits, or waited, until its moment: the rule's own terms held against when the fact was recorded.
#include <string>
#include <vector>

#include "ports/regulation.h"
#include "ports/render.h"
#include "records/delivery_reader.h"

namespace vestnik {

/// A sentence each: settle time, quiet hours, digest, waves, the end of its sense; nothing where it went at once. By
/// the regulation that was in force when the fact was recorded; of the periodic and of duties there is none to hold
/// against.
[[nodiscard]] std::vector<std::string> waiting_in_words(const DeliveryWhy& why, const Regulation* regulation,
                                                        const TimeZone& zone, const MessageCatalogue& messages);

}  // namespace vestnik
