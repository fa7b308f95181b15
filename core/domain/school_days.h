#pragma once
/// Days with lessons: what "10 school days" counts. A day counts when it lies in a study period, lessons are held on
/// its weekday, and no order says otherwise; a day cancelled by order counts no more at once.
#include <bitset>
#include <span>
#include <vector>

#include "base/time.h"
#include "domain/period.h"

namespace vestnik {

/// Whether there are lessons on a date. Immutable; any thread.
class SchoolDays {
 public:
  virtual ~SchoolDays() = default;
  [[nodiscard]] virtual bool has_lessons(CivilDate date) const = 0;
};

/// The day with lessons that is number `count` after the date, which itself does not count; the date for 0. Where none
/// comes for 45 days (summer, or a year not entered yet), Monday to Saturday count on: what a May lesson rests on must
/// not open again when the next year's periods are entered.
[[nodiscard]] CivilDate school_day_after(const SchoolDays& days, CivilDate date, int count);
/// The same towards the past.
[[nodiscard]] CivilDate school_day_before(const SchoolDays& days, CivilDate date, int count);

/// Whether study goes on: the date lies in a quarter where there are quarters, else in a half-year, a semester, a year,
/// a month. A year spans the holidays between its quarters. No periods: always.
[[nodiscard]] bool in_study_period(std::span<const Period> periods, CivilDate date);

/// Periods set by order, and those of the regulation's script that no order stands for: the same number of the same
/// school year, or days in common. By start, then end.
[[nodiscard]] std::vector<Period> periods_in_force(std::vector<Period> ordered, std::span<const Period> scripted);

/// A date that an order took out of the week's usual run.
struct SpecialDay {
  CivilDate date;
  bool lessons = false;
};

/// The days of the week that have lessons, 1 Monday .. 7 Sunday at their number.
using TeachingWeek = std::bitset<8>;
[[nodiscard]] TeachingWeek monday_to_saturday();

/// School days out of periods, orders and the week.
class LessonDays final : public SchoolDays {
 public:
  LessonDays(std::vector<Period> periods, std::vector<SpecialDay> special, TeachingWeek week);
  [[nodiscard]] bool has_lessons(CivilDate date) const override;

 private:
  std::vector<Period> periods_;
  std::vector<SpecialDay> special_;  ///< by date
  TeachingWeek week_;
};

}  // namespace vestnik
