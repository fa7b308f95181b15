#include "outbox/cancel_delivery.h"

#include "base/text.h"
#include "json/json_writer.h"
#include "outbox/afterwards.h"

namespace vestnik {

Result<Facts> CancelDelivery::facts(Transaction&, const Actor&, Role, Instant) {
  if (trimmed(reason_).empty()) return Problem{"outbox.reason_missing"};
  return Facts{};
}

std::string CancelDelivery::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("delivery", delivery_.value).member("reason", reason_).end_object();
  return text;
}

Result<Written> CancelDelivery::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  if (auto stopped = suppress(transaction, delivery_, now); !stopped) return std::move(stopped).problem();
  Written written;
  JsonWriter{written.payload}.begin_object().member("delivery", delivery_.value).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
