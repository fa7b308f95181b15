#include "journal/set_finals_due.h"

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/period_store.h"

namespace vestnik {
namespace {

// An order may leave some days after the period's end; a date beyond is a slip of the year or of the period.
constexpr int most_days_after = 31;

}  // namespace

std::string_view SetFinalsDue::event_type() const { return event_type::finals_due_set; }

Result<Facts> SetFinalsDue::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto period = find_period(transaction, request_.period);
  const auto standing = finals_due(transaction, request_.period);
  if (!period || !standing) return Problem{"access.not_found"};
  if (standing->version != request_.expected_version) {
    return Problem{"journal.stale_version", {{"current", std::to_string(standing->version)}}};
  }
  const CivilDate latest = plus_days(period->ends, most_days_after);
  if (request_.due && (*request_.due < period->starts || latest < *request_.due)) {
    return Problem{"journal.finals_due_wrong",
                   {{"starts", to_russian_short(period->starts)}, {"latest", to_russian_short(latest)}}};
  }
  return Facts{};
}

Result<Written> SetFinalsDue::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  set_finals_due(transaction, request_.period, request_.due, now);
  const std::int64_t version = request_.expected_version + 1;
  Written written;
  JsonWriter payload{written.payload};
  payload.begin_object().member("period", request_.period.value).member("version", version).end_object();
  JsonWriter{written.answer}
      .begin_object()
      .member("period", request_.period.value)
      .member("version", version)
      .end_object();
  return written;
}

}  // namespace vestnik
