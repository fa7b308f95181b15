#include "app/waiting_gauges.h"

#include <algorithm>

namespace vestnik {

void WaitingGauges::measure(Database& database, std::span<const InstitutionId> institutions, Metrics& metrics,
                            Instant now) {
  for (auto& [place, sum] : sums_) sum = Waiting{};
  for (const InstitutionId institution : institutions) {
    database.read(institution, [&](Transaction& transaction) {
      for (const Waiting& one : waiting_messages(transaction)) {
        Waiting& sum = sums_[{one.channel, one.state}];
        sum.messages += one.messages;
        if (one.oldest_due) sum.oldest_due = std::min(*one.oldest_due, sum.oldest_due.value_or(*one.oldest_due));
      }
    });
  }
  for (const auto& [place, sum] : sums_) {
    const Microseconds late = sum.oldest_due ? std::max(now - *sum.oldest_due, Microseconds{0}) : Microseconds{0};
    metrics.gauge("vestnik_messages_waiting", {{"channel", place.first}, {"state", to_text(place.second)}},
                  static_cast<double>(sum.messages));
    metrics.gauge("vestnik_messages_oldest_seconds", {{"channel", place.first}, {"state", to_text(place.second)}},
                  std::chrono::duration<double>(late).count());
  }
}

}  // namespace vestnik
