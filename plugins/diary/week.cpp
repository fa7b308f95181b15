#include "plugins/diary/week.h"

#include <algorithm>
#include <tuple>

namespace vestnik::diary {
namespace {

/// A stay in a group; "" as `to`: it lasts.
struct Stay {
  GroupId group;
  std::string from;
  std::string to;

  [[nodiscard]] bool covers(const std::string& date) const { return date >= from && (to.empty() || date <= to); }
};

std::vector<Stay> stays_of(Transaction& transaction, PersonId student, const DateRange& range) {
  return transaction.all(
      "SELECT group_id, valid_from, valid_to FROM v1_group_member WHERE institution_id = $1 AND student_id = $2 "
      "AND valid_from <= $4 AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), student, range.from, range.to}, [](const Row& row) {
        return Stay{row.id<GroupId>(0), row.string(1), row.string(2)};
      });
}

void put_in_order(std::vector<OwnLesson>& lessons) {
  std::sort(lessons.begin(), lessons.end(), [](const OwnLesson& left, const OwnLesson& right) {
    return std::tie(left.lesson->date, left.lesson->number, left.lesson->id) <
           std::tie(right.lesson->date, right.lesson->number, right.lesson->id);
  });
}

/// The lesson of this id, or nullptr: one of a group that the student was not in on the day.
OwnLesson* find(std::vector<OwnLesson>& lessons, LessonId id) {
  const auto found =
      std::find_if(lessons.begin(), lessons.end(), [&](const OwnLesson& one) { return one.lesson->id == id; });
  return found == lessons.end() ? nullptr : &*found;
}

void read_own(Transaction& transaction, PersonId student, const DateRange& range, std::vector<OwnLesson>& lessons) {
  // Bounds of the lessons' ids keep the index walk to about this week; the date still decides.
  const auto [first, last] =
      std::minmax_element(lessons.begin(), lessons.end(),
                          [](const OwnLesson& l, const OwnLesson& r) { return l.lesson->id < r.lesson->id; });
  const LessonId from = first->lesson->id;
  const LessonId to = last->lesson->id;
  transaction.query(
      "SELECT lesson_id, mark_id, first_grade, second_grade, work_kind, work_title, version FROM v1_student_mark "
      "WHERE institution_id = $1 AND student_id = $2 AND lesson_id >= $3 AND lesson_id <= $4 "
      "AND date >= $5 AND date <= $6 ORDER BY lesson_id, mark_id",
      {transaction.institution(), student, from, to, range.from, range.to}, [&](const Row& row) {
        OwnLesson* own = find(lessons, row.id<LessonId>(0));
        if (own == nullptr) return;
        own->marks.push_back({row.id<MarkId>(1), mark_of(row, 2), row.string(4), row.string(5), row.integer(6)});
      });
  transaction.query(
      "SELECT lesson_id, code, reason FROM v1_student_attendance WHERE institution_id = $1 AND student_id = $2 "
      "AND lesson_id >= $3 AND lesson_id <= $4 AND date >= $5 AND date <= $6",
      {transaction.institution(), student, from, to, range.from, range.to}, [&](const Row& row) {
        if (OwnLesson* own = find(lessons, row.id<LessonId>(0))) own->missed = Missed{row.string(1), row.string(2)};
      });
}

}  // namespace

Mark mark_of(const Row& row, int first_column) {
  Mark mark{static_cast<std::uint8_t>(row.integer(first_column)), std::nullopt};
  if (const auto second = row.optional_integer(first_column + 1)) mark.second = static_cast<std::uint8_t>(*second);
  return mark;
}

Week read_week(Transaction& transaction, LessonShelf& shelf, PersonId student, const DateRange& range) {
  Week week;
  week.lessons.reserve(48);
  for (const Stay& stay : stays_of(transaction, student, range)) {
    week.days.push_back(shelf.days(transaction, stay.group, range));
    for (const GroupLesson& lesson : week.days.back()->lessons) {
      if (stay.covers(lesson.date)) week.lessons.push_back({&lesson, {}, std::nullopt});
    }
  }
  if (week.lessons.empty()) return week;
  put_in_order(week.lessons);
  read_own(transaction, student, range, week.lessons);
  return week;
}

}  // namespace vestnik::diary
