#include "domain/school_days.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace vestnik {
namespace {

// Longer than holidays within a year, shorter than a summer.
constexpr int longest_break = 45;

bool lies_in(const Period& period, CivilDate date) { return period.starts <= date && date <= period.ends; }

CivilDate counted(const SchoolDays& days, CivilDate date, int count, int step) {
  CivilDate last = date;
  CivilDate day = date;
  bool known = true;
  while (count > 0) {
    day = plus_days(day, step);
    if (known && std::abs(days_between(last, day)) > longest_break) {
      known = false;
      day = plus_days(last, step);
    }
    if (known ? !days.has_lessons(day) : iso_weekday(day) == 7) continue;
    last = day;
    --count;
  }
  return last;
}

/// School years begin in summer: both periods stand for the same quarter of the same year.
bool same_turn(const Period& one, const Period& other) {
  constexpr int less_than_half_a_year = 180;
  return one.number == other.number && std::abs(days_between(one.starts, other.starts)) < less_than_half_a_year;
}

bool overlap(const Period& one, const Period& other) { return one.starts <= other.ends && other.starts <= one.ends; }

}  // namespace

std::vector<Period> periods_in_force(std::vector<Period> ordered, std::span<const Period> scripted) {
  const std::size_t by_order = ordered.size();
  for (const Period& period : scripted) {
    const bool replaced =
        std::any_of(ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(by_order), [&](const Period& order) {
          return order.kind == period.kind && (same_turn(order, period) || overlap(order, period));
        });
    if (!replaced) ordered.push_back(period);
  }
  std::ranges::sort(ordered, [](const Period& left, const Period& right) {
    return std::tie(left.starts, left.ends) < std::tie(right.starts, right.ends);
  });
  return ordered;
}

CivilDate school_day_after(const SchoolDays& days, CivilDate date, int count) { return counted(days, date, count, 1); }

CivilDate school_day_before(const SchoolDays& days, CivilDate date, int count) {
  return counted(days, date, count, -1);
}

bool in_study_period(std::span<const Period> periods, CivilDate date) {
  constexpr std::array finest_first{PeriodKind::quarter, PeriodKind::half_year, PeriodKind::semester, PeriodKind::year,
                                    PeriodKind::month};
  for (const PeriodKind kind : finest_first) {
    bool any = false;
    for (const Period& period : periods) {
      if (period.kind != kind) continue;
      if (lies_in(period, date)) return true;
      any = true;
    }
    if (any) return false;
  }
  return true;
}

TeachingWeek monday_to_saturday() { return TeachingWeek{0b0111'1110}; }

LessonDays::LessonDays(std::vector<Period> periods, std::vector<SpecialDay> special, TeachingWeek week)
    : periods_(std::move(periods)), special_(std::move(special)), week_(week) {
  std::stable_sort(special_.begin(), special_.end(),
                   [](const SpecialDay& left, const SpecialDay& right) { return left.date < right.date; });
}

bool LessonDays::has_lessons(CivilDate date) const {
  if (!in_study_period(periods_, date)) return false;
  const auto special = std::lower_bound(special_.begin(), special_.end(), date,
                                        [](const SpecialDay& day, CivilDate wanted) { return day.date < wanted; });
  if (special != special_.end() && special->date == date) return special->lessons;
  return week_[static_cast<std::size_t>(iso_weekday(date))];
}

}  // namespace vestnik
