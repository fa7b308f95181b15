#include "schedule/duty_lists.h"

#include "schedule/duty_day.h"

namespace vestnik {
namespace {

constexpr std::string_view only_item = "day";
/// A list is of its day; what is late by more says what the next one says anew.
constexpr std::chrono::hours lists_keep{12};

std::optional<Instant> moment_of_day(const JobView& view, DutyMemory& memory, CivilDate day, Instant after) {
  std::optional<Instant> next;
  for (const auto& [teacher, ends] : memory.last_lessons(view, day)) {
    if (ends > after && (!next || ends < *next)) next = ends;
  }
  if (!view.calendar.is_working_day(day)) return next;
  const Instant digest = view.zone.instant(day, view.regulation.informing().digest_at);
  if (digest > after && (!next || digest < *next)) next = digest;
  return next;
}

}  // namespace

// The scheduler asks anew when a regulation or a calendar has changed.
std::vector<std::string> DutyLists::items(const JobView& view) const {
  memory_.forget_turns(view.transaction.institution());
  if (view.regulation.duties().empty()) return {};
  return {std::string{only_item}};
}

std::optional<Instant> DutyLists::next_due(const JobView& view, std::string_view, Instant after) const {
  const CivilDate today = view.zone.local(after).date;
  if (const auto next = moment_of_day(view, memory_, today, after)) return next;
  // The next day with lessons is a working day by the calendar, or they were put on a day off.
  const CivilDate working = view.calendar.working_day_from(today, 1);
  if (working == plus_days(today, 1)) return moment_of_day(view, memory_, working, after);
  const auto taught = view.transaction.one(
      "SELECT MIN(date) FROM lesson WHERE institution_id = $1 AND date > $2 AND date < $3"
      " AND state NOT IN ('cancelled', 'moved')",
      {view.transaction.institution(), today, working}, [](const Row& row) { return row.optional_date(0); });
  return moment_of_day(view, memory_, taught.value_or(std::nullopt).value_or(working), after);
}

std::chrono::seconds DutyLists::keeps(const JobView&, std::string_view) const { return lists_keep; }

bool DutyLists::has_work(const JobView& view, std::string_view, const JobRun& run) const {
  return DutyDay{view, book_, run.now, memory_}.look();
}

void DutyLists::run(const JobView& view, std::string_view, const JobRun& run) {
  DutyDay day{view, book_, run.now, memory_};
  if (day.look()) day.write(channels_);
}

}  // namespace vestnik
