#pragma once
/// An institution's calendar in memory, and the moments of a Recurrence in it.
#include <map>
#include <vector>

#include "domain/school_days.h"
#include "ports/schedule.h"
#include "records/calendar_store.h"
#include "records/school_days_store.h"

namespace vestnik {

/// What a calendar is made of.
struct CalendarFacts {
  std::vector<Period> ordered;               ///< periods set by order (study_period)
  std::vector<Period> scripted;              ///< those of the regulation's script
  std::vector<CalendarDay> days;             ///< that are not as the week says
  std::map<PeriodId, CivilDate> finals_due;  ///< of periods whose order names a date for the finals
  TeachingWeek taught;                       ///< of the timetable; none: there is no timetable
};

[[nodiscard]] CalendarFacts read_calendar(Transaction& transaction, const Regulation& regulation);

/// Immutable; any thread.
class SchoolCalendar final : public SchoolTime {
 public:
  SchoolCalendar(CalendarFacts facts, TimeZone zone);

  [[nodiscard]] const TimeZone& zone() const override { return zone_; }
  [[nodiscard]] std::span<const Period> periods() const override { return periods_; }
  [[nodiscard]] bool has_lessons(CivilDate date) const override { return lesson_days_.has_lessons(date); }
  [[nodiscard]] std::optional<CivilDate> school_day_from(CivilDate date, int n) const override;
  [[nodiscard]] CivilDate working_day_from(CivilDate date, int n) const override;
  [[nodiscard]] bool is_working_day(CivilDate date) const override;
  [[nodiscard]] std::optional<CivilDate> day_from(const Recurrence& recurrence, CivilDate date) const override;
  [[nodiscard]] std::optional<CivilDate> day_before(const Recurrence& recurrence, CivilDate date) const override;
  [[nodiscard]] std::vector<Period> periods_of(const Recurrence& recurrence, CivilDate day) const override;
  [[nodiscard]] std::optional<Instant> next(const Recurrence& recurrence, Instant after) const override;

 private:
  [[nodiscard]] const CalendarDay* special(CivilDate date) const;
  [[nodiscard]] bool is_taught_weekday(CivilDate date) const {
    return week_.test(static_cast<std::size_t>(iso_weekday(date)));
  }
  [[nodiscard]] std::optional<CivilDate> last_school_day(CivilDate from, CivilDate until) const;
  [[nodiscard]] std::optional<CivilDate> of_week(const Recurrence& recurrence, CivilDate monday) const;
  [[nodiscard]] std::optional<CivilDate> of_month(const Recurrence& recurrence, std::chrono::year_month month) const;
  [[nodiscard]] std::optional<CivilDate> of_period(const Recurrence& recurrence, const Period& period) const;
  [[nodiscard]] std::optional<CivilDate> next_period_day(const Recurrence& recurrence, CivilDate date) const;
  [[nodiscard]] std::optional<CivilDate> last_period_day(const Recurrence& recurrence, CivilDate date) const;
  [[nodiscard]] std::optional<CivilDate> of_year(const Recurrence& recurrence, std::chrono::year year) const;
  /// The turn's day in the week, month or year that lies `turns` after that of the date.
  [[nodiscard]] std::optional<CivilDate> of_turn(const Recurrence& recurrence, CivilDate date, int turns) const;

  TimeZone zone_;
  std::vector<Period> periods_;
  TeachingWeek week_;
  LessonDays lesson_days_;
  std::vector<CalendarDay> days_;
  std::map<PeriodId, CivilDate> finals_due_;
};

}  // namespace vestnik
