#pragma once
/// The administrator takes a message back before it leaves; recorded with the reason, like every deed.
#include <string>

#include "ports/recorder.h"

namespace vestnik {

/// Event "delivery.cancelled" {"delivery":7}; the reason, in the administrator's own words, stands in the audit alone.
/// Problems: "outbox.reason_missing" and those of suppress().
class CancelDelivery final : public Command {
 public:
  CancelDelivery(DeliveryId delivery, std::string reason) : delivery_(delivery), reason_(std::move(reason)) {}

  [[nodiscard]] std::string_view event_type() const override { return "delivery.cancelled"; }
  [[nodiscard]] Permission permission() const override { return {"deliveries", "cancel"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  DeliveryId delivery_;
  std::string reason_;
};

}  // namespace vestnik
