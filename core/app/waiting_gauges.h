#pragma once
/// How many messages wait on each channel in each state, and how late the oldest is:
/// vestnik_messages_waiting and vestnik_messages_oldest_seconds {channel, state}.
#include <map>
#include <span>
#include <string>
#include <utility>

#include "ports/metrics.h"
#include "records/delivery_queue.h"

namespace vestnik {

/// One thread.
class WaitingGauges {
 public:
  /// All institutions together. Throws DatabaseError.
  void measure(Database& database, std::span<const InstitutionId> institutions, Metrics& metrics, Instant now);

 private:
  std::map<std::pair<std::string, DeliveryState>, Waiting> sums_;  ///< what was there once goes down to 0
};

}  // namespace vestnik
