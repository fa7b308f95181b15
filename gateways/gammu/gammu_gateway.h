#pragma once
/// SMS through a GSM modem in the house, by way of gammu-smsd and its folders: a message is handed over once its file
/// is whole, synced and named in the outbox. What the modem could not send lies in the folder of errors, what people
/// answer in the inbox; collect() looks there. What has lain in the outbox for half an hour is taken back and reported
/// undelivered: a modem that hangs must hold nobody's message up, nor send it at night when it is well again. The
/// network's own reports of delivery carry nothing that leads back to a file, so "sent" is the last word of a message
/// that went well.
#include <set>
#include <string>

#include "base/clock.h"
#include "ports/delivery_reports.h"
#include "ports/gateway.h"
#include "spool.h"

namespace vestnik::gammu {

class GammuGateway final : public RemoteGateway {
 public:
  GammuGateway(Spool spool, const Clock& clock);
  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  /// A number or text that cannot be sent: Refused. A full or missing disk, folders that are gone: RetryAt for all. On
  /// a second attempt a file that lies in the outbox or among the sent ones is not written again.
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;
  void collect(DeliveryReports& reports, Deadline deadline) override;

 private:
  [[nodiscard]] Outcome deliver_one(const Message& message, Instant now) const;
  [[nodiscard]] bool was_handed_over(const Message& message) const;
  void collect_errors(DeliveryReports& reports);
  /// Takes out of the outbox what a modem that hangs has not sent.
  void take_back_stale();
  void collect_answers(DeliveryReports& reports);
  void clear_sent() const;

  Spool spool_;
  const Clock& clock_;
  GatewayInfo info_;
  std::set<std::string> nobodys_;  ///< messages of the inbox that nobody understood
};

}  // namespace vestnik::gammu
