#pragma once
/// The channel "print": what is to be printed lies in the queue of the student's class teacher, in the database of the
/// journal itself, so a sheet and its receipt are one transaction.
#include "base/clock.h"
#include "ports/gateway.h"

namespace vestnik::paper {

/// The recipient is the person: a sheet needs no address. The writer thread calls, one call at a time.
class SheetGateway final : public LocalGateway {
 public:
  explicit SheetGateway(const Clock& clock) : clock_(clock) {}
  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  /// Sent with the sheet's id as receipt, also for a delivery that has its sheet already (which stays as it is).
  /// Refused for good: a message to nobody, or one that cannot be kept as text. A message of another institution is an
  /// error of the caller and throws std::logic_error.
  [[nodiscard]] std::vector<Outcome> deliver(Transaction& transaction, std::span<const Message> messages) override;

 private:
  GatewayInfo info_{"paper", "print", "print", "", 200};
  const Clock& clock_;
};

}  // namespace vestnik::paper
