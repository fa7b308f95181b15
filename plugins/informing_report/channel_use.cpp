#include "plugins/informing_report/channel_use.h"

#include "json/json_writer.h"

namespace vestnik::informing_report {

ChannelMonth channel_month(Transaction& transaction, const RegulationBook& regulations, Month month) {
  const CivilDate last = std::chrono::year_month_day{month / std::chrono::last};
  ChannelMonth found;
  if (const auto regulation = regulations.in_force(transaction.institution(), last))
    found.caps = calm(*regulation).caps;
  transaction.query(
      "SELECT CAST(COALESCE(SUM(segments), 0) AS BIGINT), CAST(COALESCE(SUM(segments * for_absence), 0) AS BIGINT) "
      "FROM v1_channel_use"
      " WHERE institution_id = $1 AND channel = $2 AND day >= $3 AND day <= $4",
      {transaction.institution(), found.caps.channel,
       CivilDate{std::chrono::year_month_day{month / std::chrono::day{1}}}, last},
      [&](const Row& row) {
        found.segments = row.integer(0);
        found.for_absences = row.integer(1);
      });
  return found;
}

std::string write_channel_month(const ChannelMonth& found, Month month) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("month", to_text(month)).member("channel", found.caps.channel);
  json.member("segments", found.segments).member("for_absences", found.for_absences);
  json.member("limit", std::int64_t{found.caps.a_month});
  json.member("reserved_for_absences", std::int64_t{found.caps.reserved_for_absences});
  json.member("a_day", std::int64_t{found.caps.a_day}).end_object();
  return body;
}

}  // namespace vestnik::informing_report
