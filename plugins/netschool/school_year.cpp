#include "plugins/netschool/school_year.h"

#include <algorithm>
#include <set>

namespace vestnik::netschool {
namespace {

int year_of(CivilDate day) {
  const int year = static_cast<int>(day.year());
  return day.month() >= std::chrono::August ? year : year - 1;
}

bool is_term(const Period& period) { return period.kind != PeriodKind::month && period.kind != PeriodKind::year; }

std::vector<Period> all_periods(Transaction& transaction) {
  return transaction.all(
      "SELECT period_id, kind, number, starts, ends FROM v1_period WHERE institution_id = $1 ORDER BY starts, "
      "period_id",
      {transaction.institution()}, [](const Row& row) {
        return Period{row.id<PeriodId>(0), parse_period_kind(row.text(1)).value_or(PeriodKind::month),
                      static_cast<int>(row.integer(2)), row.date(3), row.date(4)};
      });
}

SchoolYear year_from(const std::vector<Period>& periods, int id) {
  using std::chrono::year_month_day;
  SchoolYear year;
  year.id = id;
  year.starts = year_month_day{std::chrono::year{id} / std::chrono::September / 1};
  year.ends = year_month_day{std::chrono::year{id + 1} / std::chrono::August / 31};
  for (const Period& period : periods) {
    if (is_term(period) && year_of(period.starts) == id) year.terms.push_back(period);
  }
  if (year.terms.empty()) return year;
  year.starts = year.terms.front().starts;
  year.ends = std::ranges::max(year.terms, {}, &Period::ends).ends;
  return year;
}

}  // namespace

std::string SchoolYear::name() const { return std::to_string(id) + '/' + std::to_string(id + 1); }

const Period* SchoolYear::term_on(CivilDate day) const {
  const Period* found = nullptr;
  for (const Period& term : terms) {
    if (term.starts <= day) found = &term;
  }
  return found;
}

SchoolYear school_year_on(Transaction& transaction, CivilDate day) {
  return year_from(all_periods(transaction), year_of(day));
}

std::vector<SchoolYear> school_years(Transaction& transaction, CivilDate today) {
  const std::vector<Period> periods = all_periods(transaction);
  std::set<int, std::greater<>> ids{year_of(today)};
  for (const Period& period : periods) ids.insert(year_of(period.starts));
  std::vector<SchoolYear> years;
  for (const int id : ids) years.push_back(year_from(periods, id));
  return years;
}

std::string term_name(Host& host, const Period& term) {
  return std::to_string(term.number) + ' ' + words(host, "netschool.term_" + std::string{to_text(term.kind)}).title;
}

}  // namespace vestnik::netschool
