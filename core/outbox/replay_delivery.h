#pragma once
/// The administrator sends a dead or doubtful message once more; recorded like every deed.
#include <string>

#include "ports/recorder.h"

namespace vestnik {

/// Problems: those of replay().
class ReplayDelivery final : public Command {
 public:
  explicit ReplayDelivery(DeliveryId delivery) : delivery_(delivery) {}

  [[nodiscard]] std::string_view event_type() const override { return "delivery.replayed"; }
  [[nodiscard]] Permission permission() const override { return {"deliveries", "replay"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  DeliveryId delivery_;
};

}  // namespace vestnik
