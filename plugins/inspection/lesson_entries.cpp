#include "plugins/inspection/lesson_entries.h"

#include <algorithm>
#include <stdexcept>

namespace vestnik::inspection {
namespace {

LessonEntry read_entry(const Row& row, const TimeZone& zone) {
  LessonEntry one;
  one.lesson = row.id<LessonId>(0);
  one.date = row.date(1);
  one.number = static_cast<int>(row.integer(2));
  one.group = row.id<GroupId>(3);
  one.subject = row.id<SubjectId>(4);
  one.teacher = row.id<PersonId>(5);
  one.substituted = row.id<PersonId>(6) != one.teacher;
  one.has_topic = row.text(7) == "held" && row.truth(8);
  one.has_homework = row.truth(9);
  const auto filled = row.optional_instant(10);
  const auto rolled = row.optional_instant(11);
  one.has_roll = rolled.has_value();
  one.changed_at = row.instant(12);
  if (one.filled() && filled) one.late = zone.local(std::max(*filled, *rolled)).date > one.date;
  return one;
}

}  // namespace

TimeZone zone_there(Transaction& transaction) {
  const auto name = transaction.one("SELECT timezone FROM v1_institution WHERE institution_id = $1",
                                    {transaction.institution()}, [](const Row& row) { return row.string(0); });
  const Result<TimeZone> zone = TimeZone::find(name.value_or(""));
  if (!zone) throw std::runtime_error{"the institution's zone is unknown"};
  return *zone;
}

std::vector<LessonEntry> lesson_entries(Transaction& transaction, const LessonScope& scope, Days days, Instant now) {
  const TimeZone zone = zone_there(transaction);
  std::vector<LessonEntry> found;
  const auto take = [&](const Row& row) {
    LessonEntry one = read_entry(row, zone);
    if (!scope.only_teacher || one.teacher == scope.only_teacher) found.push_back(one);
  };
  if (scope.only_teacher || scope.reach.everywhere()) {
    transaction.query(
        "SELECT lesson_id, date, number, group_id, subject_id, teacher_id, planned_teacher_id, state, has_topic, "
        "has_homework, filled_at, roll_taken_at, changed_at FROM v1_lesson_filling WHERE institution_id = $1 "
        "AND date >= $2 AND date <= $3 AND ends_at <= $4 AND state IN ('planned', 'held') "
        "ORDER BY date, number, lesson_id",
        {transaction.institution(), days.from, days.until, now}, take);
    return found;
  }
  for (const GroupId group : scope.reach.groups()) {
    transaction.query(
        "SELECT lesson_id, date, number, group_id, subject_id, teacher_id, planned_teacher_id, state, has_topic, "
        "has_homework, filled_at, roll_taken_at, changed_at FROM v1_lesson_filling WHERE institution_id = $1 "
        "AND group_id = $5 AND date >= $2 AND date <= $3 AND ends_at <= $4 AND state IN ('planned', 'held') "
        "ORDER BY date, number, lesson_id",
        {transaction.institution(), days.from, days.until, now, group}, take);
  }
  std::stable_sort(found.begin(), found.end(), [](const LessonEntry& left, const LessonEntry& right) {
    return std::pair{left.date, left.number} < std::pair{right.date, right.number};
  });
  return found;
}

}  // namespace vestnik::inspection
