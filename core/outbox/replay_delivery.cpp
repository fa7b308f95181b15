#include "outbox/replay_delivery.h"

#include "json/json_writer.h"
#include "outbox/afterwards.h"

namespace vestnik {

Result<Facts> ReplayDelivery::facts(Transaction&, const Actor&, Role, Instant) { return Facts{}; }

std::string ReplayDelivery::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("delivery", delivery_.value).end_object();
  return text;
}

Result<Written> ReplayDelivery::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  if (auto replayed = replay(transaction, delivery_, now); !replayed) return std::move(replayed).problem();
  return Written{describe(), describe()};
}

}  // namespace vestnik
