#include "plugins/diary/period_choice.h"

#include <algorithm>
#include <charconv>

namespace vestnik::diary {
namespace {

int length(const Period& period) { return days_between(period.starts, period.ends); }

Period school_year_of(CivilDate on) {
  using std::chrono::year_month_day;
  const auto first = on.month() >= std::chrono::September ? on.year() : on.year() - std::chrono::years{1};
  return Period{.id = {},
                .kind = PeriodKind::year,
                .number = 1,
                .starts = year_month_day{first / std::chrono::September / 1},
                .ends = year_month_day{(first + std::chrono::years{1}) / std::chrono::August / 31}};
}

/// Months are for reports: a family thinks in quarters and half-years.
Period period_on(CivilDate on, const std::vector<Period>& known) {
  const Period* around = nullptr;
  const Period* before = nullptr;
  for (const Period& period : known) {
    if (period.kind == PeriodKind::month || period.starts > on) continue;
    const bool contains = on <= period.ends;
    if (contains && (around == nullptr || length(period) < length(*around))) around = &period;
    if (!contains && (before == nullptr || period.ends > before->ends)) before = &period;
  }
  if (around != nullptr) return *around;
  return before != nullptr ? *before : school_year_of(on);
}

}  // namespace

std::vector<Period> known_periods(Transaction& transaction, const Regulation* regulation) {
  std::vector<Period> periods = transaction.all(
      "SELECT period_id, kind, number, starts, ends FROM v1_period WHERE institution_id = $1 "
      "ORDER BY starts DESC, period_id",
      {transaction.institution()}, [](const Row& row) {
        return Period{row.id<PeriodId>(0), parse_period_kind(row.text(1)).value_or(PeriodKind::quarter),
                      static_cast<int>(row.integer(2)), row.date(3), row.date(4)};
      });
  if (periods.empty() && regulation != nullptr) {
    periods.assign(regulation->periods().begin(), regulation->periods().end());
    std::reverse(periods.begin(), periods.end());
  }
  return periods;
}

Result<Period> choose_period(const Request& request, const std::vector<Period>& known, CivilDate today) {
  if (const auto wanted = request.argument("period")) {
    std::int64_t id = 0;
    const auto read = std::from_chars(wanted->data(), wanted->data() + wanted->size(), id);
    const bool whole = read.ec == std::errc{} && read.ptr == wanted->data() + wanted->size() && id > 0;
    const auto found = std::find_if(known.begin(), known.end(), [&](const Period& one) { return one.id.value == id; });
    if (!whole || found == known.end()) return Problem{"diary.unknown_period", {{"field", "period"}}};
    return *found;
  }
  const auto asked = request.argument("on");
  if (!asked) return period_on(today, known);
  const auto on = parse_iso_date(*asked);
  if (!on) return Problem{"diary.bad_date", {{"field", "on"}}};
  return period_on(*on, known);
}

}  // namespace vestnik::diary
