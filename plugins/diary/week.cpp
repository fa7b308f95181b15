#include "plugins/diary/week.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace vestnik::diary {
namespace {

struct Named {
  Lesson lesson;
  std::int64_t subject = 0;
  std::int64_t teacher = 0;
};

Named read_lesson(const Row& row) {
  return {Lesson{.id = row.id<LessonId>(0),
                 .date = row.string(1),
                 .number = row.integer(2),
                 .starts_at = row.instant(3),
                 .ends_at = row.instant(4),
                 .subject = {},
                 .teacher = {},
                 .room = row.string(7),
                 .state = row.string(8),
                 .topic = row.string(9),
                 .homework = row.string(10),
                 .homework_due = row.string(11)},
          row.integer(5), row.integer(6)};
}

/// Names by id. A week has dozens of lessons and few subjects and teachers: looked up once each they cost a third of a
/// join.
class Names {
 public:
  explicit Names(Transaction& transaction) : transaction_(transaction) {
    transaction.query("SELECT subject_id, name FROM v1_subject WHERE institution_id = $1", {transaction.institution()},
                      [&](const Row& row) { subjects_.emplace(row.integer(0), row.string(1)); });
  }
  const std::string& subject(std::int64_t id) { return subjects_[id]; }
  /// "" for a lesson without a teacher.
  const std::string& teacher(std::int64_t id) {
    const auto [held, unknown] = teachers_.try_emplace(id);
    if (!unknown) return held->second;
    transaction_.query("SELECT short_name FROM v1_person_name WHERE institution_id = $1 AND person_id = $2",
                       {transaction_.institution(), id}, [&](const Row& row) { held->second = row.string(0); });
    return held->second;
  }

 private:
  Transaction& transaction_;
  std::unordered_map<std::int64_t, std::string> subjects_;
  std::unordered_map<std::int64_t, std::string> teachers_;
};

std::vector<Lesson> read_lessons(Transaction& transaction, PersonId student, const DateRange& range) {
  std::vector<Named> read;
  read.reserve(48);
  transaction.query(
      "SELECT lesson_id, date, number, starts_at, ends_at, subject_id, teacher_id, room, state, topic, homework, "
      "homework_due FROM v1_diary_lesson WHERE institution_id = $1 AND student_id = $2 AND date >= $3 AND date <= $4",
      {transaction.institution(), student, range.from, range.to},
      [&](const Row& row) { read.push_back(read_lesson(row)); });
  std::vector<Lesson> lessons;
  if (read.empty()) return lessons;
  lessons.reserve(read.size());
  Names names{transaction};
  for (Named& one : read) {
    one.lesson.subject = names.subject(one.subject);
    one.lesson.teacher = names.teacher(one.teacher);
    lessons.push_back(std::move(one.lesson));
  }
  // Sorted here: the engine's sorter costs more than the lessons of a week.
  std::sort(lessons.begin(), lessons.end(), [](const Lesson& left, const Lesson& right) {
    return std::tie(left.date, left.number, left.id) < std::tie(right.date, right.number, right.id);
  });
  return lessons;
}

}  // namespace

Mark mark_of(const Row& row, int first_column) {
  Mark mark{static_cast<std::uint8_t>(row.integer(first_column)), std::nullopt};
  if (const auto second = row.optional_integer(first_column + 1)) mark.second = static_cast<std::uint8_t>(*second);
  return mark;
}

Week read_week(Transaction& transaction, PersonId student, const DateRange& range) {
  Week week;
  week.lessons = read_lessons(transaction, student, range);
  if (week.lessons.empty()) return week;
  // Bounds of the lessons' ids keep the index walk to about this week; the date still decides.
  const auto [first, last] = std::minmax_element(week.lessons.begin(), week.lessons.end(),
                                                 [](const Lesson& l, const Lesson& r) { return l.id < r.id; });
  week.marks = transaction.all(
      "SELECT lesson_id, mark_id, first_grade, second_grade, work_kind, work_title, version FROM v1_student_mark "
      "WHERE institution_id = $1 AND student_id = $2 AND lesson_id >= $3 AND lesson_id <= $4 "
      "AND date >= $5 AND date <= $6 ORDER BY lesson_id, mark_id",
      {transaction.institution(), student, first->id, last->id, range.from, range.to}, [](const Row& row) {
        return LessonMark{row.id<LessonId>(0), row.id<MarkId>(1), mark_of(row, 2),
                          row.string(4),       row.string(5),     row.integer(6)};
      });
  week.attendance = transaction.all(
      "SELECT lesson_id, code, reason FROM v1_student_attendance WHERE institution_id = $1 AND student_id = $2 "
      "AND lesson_id >= $3 AND lesson_id <= $4 AND date >= $5 AND date <= $6",
      {transaction.institution(), student, first->id, last->id, range.from, range.to}, [](const Row& row) {
        return Missed{row.id<LessonId>(0), row.string(1), row.string(2)};
      });
  return week;
}

}  // namespace vestnik::diary
