#pragma once
/// What comes back over a channel after a message has left: delivery reports (SMPP 3.4 deliver_sm, a provider's push,
/// RFC 3464 DSN) and what people answer. Gateways hand both in here and know nothing of deliveries or of the journal.
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"

namespace vestnik {

/// A provider's word on a message it took over.
struct DeliveryReport {
  enum class Kind : std::uint8_t {
    delivered,        ///< it is on the person's telephone or in the mailbox
    read,             ///< the person opened it
    undelivered,      ///< it will not arrive; the address as such is good
    no_such_address,  ///< it will not arrive because the address does not exist: the address is closed
    asked,            ///< the provider still knows nothing final; changes no state
  };
  std::string idempotency_key;  ///< Message::idempotency_key, "" where only the provider's id came back
  std::string receipt;          ///< the provider's id, as in Sent::receipt; "" where only our key came back
  Kind kind = Kind::delivered;
  Instant at{};     ///< the provider's own time; one in the future or before the message was made is not believed
  std::string why;  ///< the provider's words, without address and text
};

enum class ReportFate : std::uint8_t {
  taken,    ///< the state moved towards more certainty
  known,    ///< a duplicate, or less than is known already: nothing changed
  unknown,  ///< no message of this gateway has this key or receipt; an early one may be handed in again
};

/// What somebody sent to the institution's number or address.
struct InboundMessage {
  std::string gateway;  ///< GatewayInfo::name
  std::string id;       ///< the provider's id of this message, or a digest of it: the same message may come twice
  std::string from;     ///< telephone in E.164 or e-mail address; personal data
  std::string text;     ///< UTF-8; personal data
  Instant at{};         ///< when we received it
};

/// Implemented by a plugin that understands answers. True: it was for this handler, nobody else is asked. Called at
/// least once a message; an exception is "not now", and the gateway hands the message in again.
using InboundHandler = std::function<bool(const InboundMessage&)>;

/// Any thread, outside of transactions. Durable when it returns: only then is the provider told that we have it.
/// Throws DatabaseError.
class DeliveryReports {
 public:
  virtual ~DeliveryReports() = default;
  /// One fate a report, in order. `gateway` is the name of the gateway that speaks: it can move its own messages only.
  virtual std::vector<ReportFate> take(std::string_view gateway, std::span<const DeliveryReport> reports) = 0;
  /// False: nobody understood it.
  virtual bool take(const InboundMessage& message) = 0;
};

}  // namespace vestnik
