#pragma once
/// What a month's messages cost on the channel that the regulation bounds, and how much of that it allows.
#include <string>

#include "plugins/informing_report/month.h"
#include "ports/calm.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik::informing_report {

struct ChannelMonth {
  ChannelCaps caps;  ///< no channel: nothing is bounded, nothing is counted
  std::int64_t segments = 0;
  std::int64_t for_absences = 0;  ///< of them
};

/// By the regulation in force at the month's end.
[[nodiscard]] ChannelMonth channel_month(Transaction& transaction, const RegulationBook& regulations, Month month);
[[nodiscard]] std::string write_channel_month(const ChannelMonth& found, Month month);

}  // namespace vestnik::informing_report
