#include "journal/lesson_maker.h"

namespace vestnik {
namespace {

struct DatedLesson {
  LessonId id;
  CivilDate date;
};

DatedLesson read_lesson(const Row& row) { return {row.id<LessonId>(0), row.date(1)}; }

/// The weekday whose timetable the date has, whatever stands in the calendar about lessons at all.
int followed_weekday(Transaction& transaction, CivilDate date) {
  const auto special = find_calendar_day(transaction, date);
  return special && special->follows_weekday ? *special->follows_weekday : iso_weekday(date);
}

bool withdraw(Transaction& transaction, LessonId lesson) {
  return transaction.execute(
             "DELETE FROM lesson WHERE institution_id = $1 AND id = $2 AND state = 'planned' AND version = 1 "
             "AND NOT EXISTS (SELECT 1 FROM task WHERE institution_id = $1 AND lesson_id = $2) "
             "AND NOT EXISTS (SELECT 1 FROM mark WHERE institution_id = $1 AND lesson_id = $2) "
             "AND NOT EXISTS (SELECT 1 FROM attendance WHERE institution_id = $1 AND lesson_id = $2) "
             "AND NOT EXISTS (SELECT 1 FROM roll_call WHERE institution_id = $1 AND lesson_id = $2) "
             "AND NOT EXISTS (SELECT 1 FROM application_lesson WHERE institution_id = $1 AND lesson_id = $2)",
             {transaction.institution(), lesson}) > 0;
}

}  // namespace

int withdraw_slot_lessons(Transaction& transaction, const TimetableSlot& slot, CivilDate from) {
  const auto lessons = transaction.all(
      "SELECT id, date FROM lesson WHERE institution_id = $1 AND group_id = $2 AND date >= $3 AND number = $4 AND "
      "subject_id = $5 AND planned_teacher_id = $6 ORDER BY date",
      {transaction.institution(), slot.group, from, slot.number, slot.subject, slot.teacher}, read_lesson);
  int withdrawn = 0;
  for (const DatedLesson& lesson : lessons) {
    if (followed_weekday(transaction, lesson.date) != slot.weekday) continue;
    if (withdraw(transaction, lesson.id)) ++withdrawn;
  }
  return withdrawn;
}

int withdraw_lessons_on(Transaction& transaction, CivilDate date) {
  const auto lessons =
      transaction.all("SELECT id, date FROM lesson WHERE institution_id = $1 AND date = $2 ORDER BY id",
                      {transaction.institution(), date}, read_lesson);
  int withdrawn = 0;
  for (const DatedLesson& lesson : lessons) {
    if (withdraw(transaction, lesson.id)) ++withdrawn;
  }
  return withdrawn;
}

}  // namespace vestnik
