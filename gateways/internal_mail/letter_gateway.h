#pragma once
/// Letters within the service. They lie in the database of the journal itself, so a letter and its receipt are one
/// transaction: it arrives exactly once.
#include <span>

#include "base/clock.h"
#include "ports/gateway.h"
#include "ports/plugin.h"

namespace vestnik::internal_mail {

/// Table p_internal_mail_letter, and the view v1_internal_mail_letter that others read:
///   institution_id, id, recipient_id, delivery_id, category, subject, body, sent_at, read_at (NULL: unread)
[[nodiscard]] std::span<const Migration> migrations();

/// The recipient is the person: a message needs no address. The writer thread calls, one call at a time.
class LetterGateway final : public LocalGateway {
 public:
  explicit LetterGateway(const Clock& clock) : clock_(clock) {}
  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  /// Sent with the letter's id as receipt, also for a delivery that is there already (it stays as it was). Refused for
  /// good: a message to nobody. A message of another institution than the transaction's is an error of the caller and
  /// throws std::logic_error.
  [[nodiscard]] std::vector<Outcome> deliver(Transaction& transaction, std::span<const Message> messages) override;

 private:
  GatewayInfo info_{.name = "internal_mail",
                    .channel = "internal",
                    .medium = "mail",
                    .address_kind = "",
                    .batch = 200,
                    .tells_reading = true};
  const Clock& clock_;
};

}  // namespace vestnik::internal_mail
