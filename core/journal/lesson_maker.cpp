#include "journal/lesson_maker.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace vestnik {
namespace {

using std::chrono::day;
using std::chrono::September;

CivilDate monday_of(CivilDate date) { return plus_days(date, 1 - iso_weekday(date)); }

const CalendarDay* find_day(const TimetableFacts& facts, CivilDate date) {
  const auto found = std::find_if(facts.calendar.begin(), facts.calendar.end(),
                                  [&](const CalendarDay& special) { return special.date == date; });
  return found == facts.calendar.end() ? nullptr : &*found;
}

bool in_force(const TimetableSlot& slot, CivilDate date) {
  return slot.valid_from <= date && (!slot.valid_to || date <= *slot.valid_to);
}

bool in_week(const TimetableSlot& slot, int week) {
  if (slot.parity == WeekParity::every) return true;
  return (slot.parity == WeekParity::odd) == (week % 2 == 1);
}

using BellKey = std::pair<std::string, int>;
using LessonKey = std::tuple<GroupId, CivilDate, int, SubjectId>;

std::map<BellKey, const Bell*> index_bells(const std::vector<Bell>& bells) {
  std::map<BellKey, const Bell*> index;
  for (const Bell& bell : bells) index.emplace(BellKey{bell.schedule, bell.number}, &bell);
  return index;
}

PlannedLesson lesson_of(const TimetableSlot& slot, const Bell& bell, const TimeZone& zone, CivilDate date) {
  return {date,
          slot.number,
          slot.group,
          slot.subject,
          slot.teacher,
          zone.instant(date, bell.starts),
          zone.instant(date, bell.ends),
          slot.academic_hours,
          slot.room};
}

std::set<LessonKey> lessons_made(Transaction& transaction, CivilDate from, CivilDate until) {
  std::set<LessonKey> made;
  transaction.query(
      "SELECT group_id, date, number, subject_id FROM lesson WHERE institution_id = $1 AND date >= $2 AND date <= $3",
      {transaction.institution(), from, until}, [&](const Row& row) {
        made.emplace(row.id<GroupId>(0), row.date(1), static_cast<int>(row.integer(2)), row.id<SubjectId>(3));
      });
  return made;
}

void write_lesson(Transaction& transaction, const PlannedLesson& lesson, Instant now) {
  transaction.execute(
      "INSERT INTO lesson (institution_id, id, date, number, group_id, subject_id, planned_teacher_id, "
      "actual_teacher_id, starts_at, ends_at, academic_hours, room, state, topic, homework, version, changed_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', '', 1, $14)",
      {transaction.institution(), transaction.next("lesson"), lesson.date, lesson.number, lesson.group, lesson.subject,
       lesson.teacher, lesson.teacher, lesson.starts_at, lesson.ends_at, lesson.academic_hours, lesson.room,
       to_text(LessonState::planned), now});
}

}  // namespace

int week_of_school_year(CivilDate date) {
  const CivilDate monday = monday_of(date);
  CivilDate first = monday_of(CivilDate{date.year(), September, day{1}});
  if (monday < first) first = monday_of(CivilDate{date.year() - std::chrono::years{1}, September, day{1}});
  return days_between(first, monday) / 7 + 1;
}

std::optional<int> timetable_weekday(const TimetableFacts& facts, CivilDate date) {
  if (!in_study_period(facts.periods, date)) return std::nullopt;
  const CalendarDay* special = find_day(facts, date);
  if (special == nullptr) return iso_weekday(date);
  if (special->kind == day_kind::day_off) return std::nullopt;
  return special->follows_weekday.value_or(iso_weekday(date));
}

std::vector<PlannedLesson> plan_lessons(const TimetableFacts& facts, const TimeZone& zone, CivilDate from,
                                        CivilDate until) {
  const auto bells = index_bells(facts.bells);
  std::vector<PlannedLesson> lessons;
  std::set<LessonKey> taken;
  for (CivilDate date = from; date <= until; date = plus_days(date, 1)) {
    const auto weekday = timetable_weekday(facts, date);
    if (!weekday) continue;
    const int week = week_of_school_year(date);
    for (const TimetableSlot& slot : facts.slots) {
      if (slot.weekday != *weekday || !in_force(slot, date) || !in_week(slot, week)) continue;
      const auto bell = bells.find({slot.bells, slot.number});
      if (bell == bells.end() || !taken.emplace(slot.group, date, slot.number, slot.subject).second) continue;
      lessons.push_back(lesson_of(slot, *bell->second, zone, date));
    }
  }
  std::sort(lessons.begin(), lessons.end(), [](const PlannedLesson& left, const PlannedLesson& right) {
    return std::tie(left.date, left.number, left.group, left.subject) <
           std::tie(right.date, right.number, right.group, right.subject);
  });
  return lessons;
}

TimetableFacts read_timetable(Transaction& transaction, CivilDate from, CivilDate until) {
  TimetableFacts facts{
      slots_between(transaction, from, until), all_bells(transaction), calendar_days(transaction, from, until), {}};
  for (const StudyPeriod& period : study_periods(transaction)) facts.periods.push_back(period.period);
  return facts;
}

int make_lessons(Transaction& transaction, const TimeZone& zone, CivilDate from, CivilDate until, Instant now) {
  const auto made = lessons_made(transaction, from, until);
  int written = 0;
  for (const PlannedLesson& lesson : plan_lessons(read_timetable(transaction, from, until), zone, from, until)) {
    if (made.contains({lesson.group, lesson.date, lesson.number, lesson.subject})) continue;
    write_lesson(transaction, lesson, now);
    ++written;
  }
  return written;
}

}  // namespace vestnik
