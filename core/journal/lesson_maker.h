#pragma once
/// From the weekly timetable to the lessons of dates. The pure half plans; the other half writes what is not there yet.
///
/// A date has lessons when it lies in a study period (if the institution has entered any), is no day off, and a slot
/// stands on its weekday, or on the weekday a moved school day follows. A slot of odd or even weeks counts weeks from
/// the one that holds 1 September, which is the first and odd.
#include <optional>
#include <string>
#include <vector>

#include "domain/lesson.h"
#include "domain/school_days.h"
#include "records/calendar_store.h"
#include "records/timetable_store.h"

namespace vestnik {

/// Everything a plan rests on.
struct TimetableFacts {
  std::vector<TimetableSlot> slots;
  std::vector<Bell> bells;
  std::vector<CalendarDay> calendar;
  std::vector<Period> periods;  ///< empty: no date is shut out
};

struct PlannedLesson {
  CivilDate date;
  int number = 1;
  GroupId group;
  SubjectId subject;
  PersonId teacher;
  Instant starts_at;
  Instant ends_at;
  int academic_hours = 1;
  std::string room;
  bool operator==(const PlannedLesson&) const = default;
};

/// 1 for the week (Monday to Sunday) of 1 September of the school year the date lies in; a school year begins with the
/// week of its 1 September.
[[nodiscard]] int week_of_school_year(CivilDate date);

/// Whether there are lessons at all, and by which weekday's timetable (1 Monday .. 7 Sunday).
[[nodiscard]] std::optional<int> timetable_weekday(const TimetableFacts& facts, CivilDate date);

/// The lessons of [from, until], both included, by date, number and group. A slot without a bell of its schedule makes
/// none. Of two slots for one group, date, number and subject the earlier entered one counts.
[[nodiscard]] std::vector<PlannedLesson> plan_lessons(const TimetableFacts& facts, const TimeZone& zone, CivilDate from,
                                                      CivilDate until);

[[nodiscard]] TimetableFacts read_timetable(Transaction& transaction, CivilDate from, CivilDate until);

/// Writes the lessons of [from, until] that are not there yet; lessons made before stay as they are, whatever became of
/// the timetable. The planned teacher is the actual one until a substitution. Answers how many were written.
/// Inside a write transaction of the institution whose zone is given.
int make_lessons(Transaction& transaction, const TimeZone& zone, CivilDate from, CivilDate until, Instant now);

/// Takes away the lessons of a slot that is closed, from the date on: those nobody has touched (planned, first version,
/// without a task, a mark, a roll call or an application). What carries a fact stays. Answers how many went.
int withdraw_slot_lessons(Transaction& transaction, const TimetableSlot& slot, CivilDate from);
/// The same for a date that became a day off.
int withdraw_lessons_on(Transaction& transaction, CivilDate date);

}  // namespace vestnik
