#include "plugins/diary/week.h"

#include <algorithm>
#include <tuple>

namespace vestnik::diary {
namespace {

bool touches(const Stay& stay, const DateRange& range) {
  return stay.from <= to_iso(range.to) && (stay.to.empty() || stay.to >= to_iso(range.from));
}

void put_in_order(std::vector<OwnLesson>& lessons) {
  std::sort(lessons.begin(), lessons.end(), [](const OwnLesson& left, const OwnLesson& right) {
    return std::tie(left.lesson->date, left.lesson->number, left.lesson->id) <
           std::tie(right.lesson->date, right.lesson->number, right.lesson->id);
  });
}

/// What the diary shows of its student alone.
class OwnEntries {
 public:
  OwnEntries(Transaction& transaction, PersonId student, Week& week)
      : transaction_(transaction), student_(student), week_(week) {
    // Bounds of the lessons' ids keep the index walk to about this week.
    const auto [first, last] = std::minmax_element(
        week.lessons.begin(), week.lessons.end(),
        [](const OwnLesson& left, const OwnLesson& right) { return left.lesson->id < right.lesson->id; });
    first_ = first->lesson->id;
    last_ = last->lesson->id;
  }

  void read_marks() {
    transaction_.query(
        "SELECT lesson_id, mark_id, task_id, first_grade, second_grade, version FROM v1_lesson_mark "
        "WHERE institution_id = $1 AND student_id = $2 AND lesson_id >= $3 AND lesson_id <= $4",
        {transaction_.institution(), student_, first_, last_}, [&](const Row& row) {
          OwnLesson* own = find(row.id<LessonId>(0));
          if (own == nullptr) return;
          own->marks.push_back({row.id<MarkId>(1), mark_of(row, 3), work(row.integer(2)), row.integer(5)});
        });
    // The engine's sorter costs more than the marks of a week.
    for (OwnLesson& own : week_.lessons) {
      std::sort(own.marks.begin(), own.marks.end(),
                [](const LessonMark& left, const LessonMark& right) { return left.mark < right.mark; });
    }
  }

  void read_absences() {
    transaction_.query(
        "SELECT lesson_id, code, reason FROM v1_lesson_absence WHERE institution_id = $1 AND student_id = $2 "
        "AND lesson_id >= $3 AND lesson_id <= $4",
        {transaction_.institution(), student_, first_, last_}, [&](const Row& row) {
          if (OwnLesson* own = find(row.id<LessonId>(0))) own->missed = Missed{row.string(1), row.string(2)};
        });
  }

 private:
  /// nullptr: a lesson of other days, or of a group that the student was not in on the day.
  OwnLesson* find(LessonId id) {
    const auto found = std::find_if(week_.lessons.begin(), week_.lessons.end(),
                                    [&](const OwnLesson& one) { return one.lesson->id == id; });
    return found == week_.lessons.end() ? nullptr : &*found;
  }
  [[nodiscard]] const Work* work(std::int64_t task) const {
    for (const auto& days : week_.days) {
      if (const auto found = days->by_task.find(task); found != days->by_task.end()) return &found->second;
    }
    return nullptr;
  }

  Transaction& transaction_;
  PersonId student_;
  Week& week_;
  LessonId first_;
  LessonId last_;
};

}  // namespace

Mark mark_of(const Row& row, int first_column) {
  Mark mark{static_cast<std::uint8_t>(row.integer(first_column)), std::nullopt};
  if (const auto second = row.optional_integer(first_column + 1)) mark.second = static_cast<std::uint8_t>(*second);
  return mark;
}

Week read_week(Transaction& transaction, LessonShelf& shelf, PersonId student, const DateRange& range) {
  Week week;
  week.lessons.reserve(48);
  const auto stays = shelf.stays(transaction, student);
  for (const Stay& stay : *stays) {
    if (!touches(stay, range)) continue;
    week.days.push_back(shelf.days(transaction, stay.group, range));
    for (const GroupLesson& lesson : week.days.back()->lessons) {
      if (stay.covers(lesson.date)) week.lessons.push_back({&lesson, {}, std::nullopt});
    }
  }
  if (week.lessons.empty()) return week;
  put_in_order(week.lessons);
  OwnEntries own{transaction, student, week};
  own.read_marks();
  own.read_absences();
  return week;
}

}  // namespace vestnik::diary
