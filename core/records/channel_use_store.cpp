#include "records/channel_use_store.h"

namespace vestnik {

void record_channel_use(Transaction& transaction, const ChannelUse& use) {
  transaction.execute(
      "INSERT INTO channel_use (institution_id, delivery_id, channel, day, recipient_id, segments, for_absence)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (institution_id, delivery_id) DO UPDATE SET"
      " channel = excluded.channel, day = excluded.day, segments = excluded.segments",
      {transaction.institution(), use.delivery, use.channel, use.day, use.recipient,
       static_cast<std::int64_t>(use.segments), use.for_absence ? 1 : 0});
}

ChannelSum channel_use_between(Transaction& transaction, std::string_view channel, CivilDate first, CivilDate last) {
  return transaction
      .one(
          "SELECT CAST(COALESCE(SUM(segments), 0) AS BIGINT), CAST(COALESCE(SUM(segments * for_absence), 0) AS BIGINT) "
          "FROM v1_channel_use"
          " WHERE institution_id = $1 AND channel = $2 AND day >= $3 AND day <= $4",
          {transaction.institution(), channel, first, last},
          [](const Row& row) {
            return ChannelSum{row.integer(0), row.integer(1)};
          })
      .value_or(ChannelSum{});
}

std::int64_t messages_of_day(Transaction& transaction, std::string_view channel, CivilDate day, PersonId recipient,
                             DeliveryId without) {
  return transaction
      .one(
          "SELECT COUNT(*) FROM v1_channel_use WHERE institution_id = $1 AND channel = $2 AND day = $3"
          " AND recipient_id = $4 AND for_absence = 0 AND delivery_id <> $5",
          {transaction.institution(), channel, day, recipient, without}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

bool is_counted(Transaction& transaction, DeliveryId delivery) {
  return transaction
      .one("SELECT 1 FROM channel_use WHERE institution_id = $1 AND delivery_id = $2",
           {transaction.institution(), delivery}, [](const Row&) { return true; })
      .value_or(false);
}

}  // namespace vestnik
