#include "journal/move_period.h"

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/period_store.h"

namespace vestnik {
namespace {

// As in a script: a period longer than two years is a slip of the year.
constexpr int longest_period = 731;

std::optional<Period> overlapping(Transaction& transaction, const Period& wanted) {
  for (const Period& other : all_periods(transaction)) {
    if (other.id == wanted.id || other.kind != wanted.kind) continue;
    if (other.starts <= wanted.ends && wanted.starts <= other.ends) return other;
  }
  return std::nullopt;
}

}  // namespace

std::string_view MovePeriod::event_type() const { return event_type::period_moved; }

Result<Facts> MovePeriod::facts(Transaction& transaction, const Actor& actor, Role role, Instant) {
  const auto standing = find_period(transaction, request_.period);
  const auto versioned = finals_due(transaction, request_.period);
  if (!standing || !versioned) return Problem{"access.not_found"};
  if (versioned->version != request_.expected_version) {
    return Problem{"journal.stale_version", {{"current", std::to_string(versioned->version)}}};
  }
  period_ = *standing;
  period_.starts = request_.starts;
  period_.ends = request_.ends;
  if (period_.ends < period_.starts || days_between(period_.starts, period_.ends) > longest_period) {
    return Problem{"journal.period_reversed"};
  }
  if (const auto other = overlapping(transaction, period_)) {
    return Problem{"journal.periods_overlap",
                   {{"starts", to_russian(other->starts)}, {"ends", to_russian(other->ends)}}};
  }
  PeriodSetting change;
  change.context.role = role;
  change.context.actor = actor.person;
  change.period = period_;
  Facts facts;
  facts.changes.push_back({period_.ends, std::move(change), std::nullopt});
  return facts;
}

Result<Written> MovePeriod::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  move_period(transaction, period_, request_.order, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("period", period_.id.value)
      .member("version", request_.expected_version + 1)
      .end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
