#pragma once
/// SMS over SMPP 3.4, bound as a transceiver: messages go out and receipts and answers come in on one connection.
///   no connection, not bound              RetryAt, with a growing pause
///   lost before a submit_sm left          RetryAt
///   lost after it left, before its answer Unknown
///   answered                              Sent with the operator's id, or what status.h makes of the code
///   ESME_RTHROTTLED                       said again, slower (pace.h)
/// A message in several parts is Sent when every part was taken; after a failure only the missing parts go out again.
/// Sockets do not block, and there is no thread: what comes in between batches is read by collect().
#include <map>
#include <string>
#include <vector>

#include "answer_parts.h"
#include "config.h"
#include "dispatch.h"
#include "inbox.h"
#include "pace.h"
#include "part_store.h"
#include "ports/gateway.h"
#include "session.h"

namespace vestnik::smpp {

class SmppGateway final : public RemoteGateway {
 public:
  /// Database and clock outlive it. Nothing is opened before the first call.
  SmppGateway(Config config, Database& database, const Clock& clock);

  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;
  /// Binds where the connection is gone, hears what came in, hands it in, and keeps the connection alive.
  void collect(DeliveryReports& reports, Deadline deadline) override;

 private:
  using Ids = std::vector<std::optional<std::string>>;

  /// A letter, or why there can be none.
  [[nodiscard]] std::variant<Letter, Outcome> letter_of(const Message& message, Instant now) const;
  void settle(std::span<const Message> messages, std::vector<Outcome>& outcomes, const Dispatch& dispatch,
              const std::vector<std::optional<std::size_t>>& places);
  [[nodiscard]] Ids parts_taken(const Message& message) const;
  void hear();

  Config config_;
  const Clock& clock_;
  GatewayInfo info_;
  Pace pace_;
  PartStore parts_;
  AnswerParts answers_;
  Inbox inbox_;
  Session session_;
  std::map<std::string, Ids> half_taken_;  ///< by key: messages of which some parts were taken
};

}  // namespace vestnik::smpp
