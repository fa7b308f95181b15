#pragma once
/// What a provider's report does to the message it speaks of. Reports only ever make it surer whether the person has
/// the message: none moves a state backwards. Write transactions only.
#include <span>
#include <string_view>

#include "notify/channels.h"
#include "notify/fallback.h"
#include "outbox/gateway_board.h"
#include "ports/delivery_reports.h"
#include "ports/regulation.h"

namespace vestnik {

/// What follows a failure: the channels, and the rules of this moment. Outlives whoever holds it.
struct ReportGround {
  const RegulationBook& regulations;
  const Channels& channels;
  GatewayBoard* board = nullptr;  ///< learns how soon reports come
};

/// What a failure leads to, by the regulation of this moment; nothing when none is in force. `keep` holds it.
[[nodiscard]] std::optional<Fallback> fallback_on(const ReportGround& ground, Transaction& transaction,
                                                  std::shared_ptr<const Regulation>& keep, Instant now);

/// A report of the gateway on its own message. "delivered" and "read" settle a doubt and spare a repeat; "undelivered"
/// and "no_such_address" hand the obligations on like a permanent refusal. What cannot be about this message changes
/// nothing: a time of before it was made or of the future (a day is left to clocks and zones), a message that left more
/// than a month ago, the receipt of another attempt. One that comes before the receipt of its message is kept (taken).
[[nodiscard]] ReportFate apply_report(const ReportGround& ground, Transaction& transaction, std::string_view gateway,
                                      DeliveryId delivery, const DeliveryReport& report, Instant now);

/// A report whose message nobody knows yet, by the provider's id alone: kept when the gateway is handing messages over
/// at this moment, and there are not too many of them already.
[[nodiscard]] ReportFate keep_unplaced(Transaction& transaction, std::string_view gateway, const DeliveryReport& report,
                                       Instant now);

/// What came early is applied once the receipts of the gateway's messages are written.
void apply_early_reports(const ReportGround& ground, Transaction& transaction, std::string_view gateway, Instant now);

}  // namespace vestnik
