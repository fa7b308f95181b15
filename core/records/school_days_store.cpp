#include "records/school_days_store.h"

#include "records/period_store.h"

namespace vestnik {
namespace {

constexpr int reach = 366;

}  // namespace

std::vector<SpecialDay> special_days(std::span<const CalendarDay> days) {
  std::vector<SpecialDay> special;
  for (const CalendarDay& day : days) special.push_back({day.date, day.kind != day_kind::day_off});
  return special;
}

TeachingWeek timetable_week(Transaction& transaction, CivilDate from, CivilDate until) {
  TeachingWeek week;
  transaction.query(
      "SELECT DISTINCT weekday FROM timetable_slot WHERE institution_id = $1 AND valid_from <= $3"
      " AND (valid_to IS NULL OR valid_to >= $2)",
      {transaction.institution(), from, until},
      [&](const Row& row) { week.set(static_cast<std::size_t>(row.integer(0))); });
  return week;
}

std::shared_ptr<const SchoolDays> school_days_around(Transaction& transaction, const Regulation& regulation,
                                                     CivilDate date) {
  const CivilDate from = plus_days(date, -reach);
  const CivilDate until = plus_days(date, reach);
  const TeachingWeek week = timetable_week(transaction, from, until);
  return std::make_shared<LessonDays>(periods_in_force(all_periods(transaction), regulation.periods()),
                                      special_days(calendar_days(transaction, from, until)),
                                      week.none() ? monday_to_saturday() : week);
}

}  // namespace vestnik
