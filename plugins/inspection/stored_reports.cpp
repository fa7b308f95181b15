#include "plugins/inspection/stored_reports.h"

#include <algorithm>

#include "plugins/inspection/make_report.h"
#include "plugins/inspection/months.h"
#include "plugins/inspection/report_store.h"

namespace vestnik::inspection {
namespace {

constexpr std::string_view each_month = "filling.month";
constexpr std::string_view each_period = "filling.period";
constexpr std::string_view each_week = "activity.week";
constexpr WallTime in_the_morning{6 * 60};

using std::chrono::months;
using std::chrono::year_month_day;

/// A month has its report anyway.
std::vector<Days> periods_of(const JobView& view) {
  std::vector<Days> periods;
  for (const Period& period : view.calendar.periods()) {
    if (period.kind != PeriodKind::month) periods.push_back({period.starts, period.ends});
  }
  return periods;
}

Instant morning_of(const JobView& view, CivilDate day) { return view.zone.instant(day, in_the_morning); }

/// The first of the moments that is later; moments are asked for in ascending days.
std::optional<Instant> next_month(const JobView& view, Instant after) {
  CivilDate first = first_of_month(view.zone.local(after).date);
  while (morning_of(view, first) <= after) first = year_month_day{first + months{1}};
  return morning_of(view, first);
}

std::optional<Instant> next_week(const JobView& view, Instant after) {
  const CivilDate day = view.zone.local(after).date;
  CivilDate monday = plus_days(day, 1 - iso_weekday(day));
  while (morning_of(view, monday) <= after) monday = plus_days(monday, 7);
  return morning_of(view, monday);
}

std::optional<Instant> next_period(const JobView& view, Instant after) {
  std::optional<Instant> next;
  for (const Days& period : periods_of(view)) {
    const Instant due = morning_of(view, plus_days(period.until, 1));
    if (due > after && (!next || due < *next)) next = due;
  }
  return next;
}

void store(const JobView& view, ReportKind kind, Days days, const JobRun& run) {
  Report report;
  report.kind = kind;
  report.author_role = "service";
  report.days = days;
  report.made_on = view.zone.local(run.due).date;
  report.made_at = run.now;
  report.content = content_of(view.transaction, report, run.now, view.regulation.attendance().absence_code);
  add_report(view.transaction, report);
}

}  // namespace

std::vector<std::string> StoredReports::items(const JobView&) const {
  return {std::string{each_month}, std::string{each_period}, std::string{each_week}};
}

std::optional<Instant> StoredReports::next_due(const JobView& view, std::string_view item, Instant after) const {
  if (item == each_month) return next_month(view, after);
  if (item == each_period) return next_period(view, after);
  if (item == each_week) return next_week(view, after);
  return std::nullopt;
}

std::chrono::seconds StoredReports::keeps(const JobView&, std::string_view item) const {
  return std::chrono::hours{24 * (item == each_week ? 6 : 10)};
}

void StoredReports::run(const JobView& view, std::string_view item, const JobRun& run) {
  const CivilDate day = view.zone.local(run.due).date;
  if (item == each_week) return store(view, ReportKind::activity, {plus_days(day, -7), plus_days(day, -1)}, run);
  if (item == each_month) {
    const CivilDate last = plus_days(day, -1);
    return store(view, ReportKind::filling, {first_of_month(last), last}, run);
  }
  // A quarter and the year may end on the same day: each has its report.
  for (const Days& period : periods_of(view)) {
    if (plus_days(period.until, 1) == day) store(view, ReportKind::filling, period, run);
  }
}

}  // namespace vestnik::inspection
