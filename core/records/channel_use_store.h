#pragma once
/// What messages of a channel that costs money cost. A message counts from its claim on, unless it is certain in the
/// end that it was not sent.
#include <string_view>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct ChannelUse {
  DeliveryId delivery;
  std::string_view channel;
  CivilDate day;  ///< of the institution
  PersonId recipient;
  std::size_t segments = 0;
  bool for_absence = false;
};

/// Once a message: a later attempt says the same again.
void record_channel_use(Transaction& transaction, const ChannelUse& use);

struct ChannelSum {
  std::int64_t segments = 0;
  std::int64_t for_absence = 0;  ///< of them
};
/// Segments of the days [first, last].
[[nodiscard]] ChannelSum channel_use_between(Transaction& transaction, std::string_view channel, CivilDate first,
                                             CivilDate last);
/// Messages of the day to the person that are no alerts of absence, without the one named.
[[nodiscard]] std::int64_t messages_of_day(Transaction& transaction, std::string_view channel, CivilDate day,
                                           PersonId recipient, DeliveryId without);
/// Whether the message is counted already.
[[nodiscard]] bool is_counted(Transaction& transaction, DeliveryId delivery);

}  // namespace vestnik
