#pragma once
/// Lessons, their tasks and the group that sits in them.
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "domain/lesson.h"
#include "domain/mark.h"
#include "ports/database.h"
#include "records/written_under.h"

namespace vestnik {

struct Lesson {
  std::shared_ptr<const LessonFacts> facts;
  PersonId planned_teacher;
  PersonId actual_teacher;
  int academic_hours = 1;
  std::string room;
  std::string topic;
  std::string homework;
  std::optional<CivilDate> homework_due;
  std::int64_t version = 0;
};

struct Task {
  TaskId id;
  LessonId lesson;
  WorkKind kind = WorkKind::oral;
  std::string title;
  int weight_hundredths = 100;
};

[[nodiscard]] std::optional<Lesson> find_lesson(Transaction& transaction, LessonId id);
/// Lessons of a group and subject within [from, to], by date and number. Subgroups are groups of their own.
[[nodiscard]] std::vector<Lesson> lessons_of(Transaction& transaction, GroupId group, SubjectId subject, CivilDate from,
                                             CivilDate to);
/// Planned lessons of a teacher within [from, to] that nobody gives in his place, by date and number.
[[nodiscard]] std::vector<Lesson> planned_lessons_of(Transaction& transaction, PersonId teacher, CivilDate from,
                                                     CivilDate to);
/// Whether the person gives another lesson that overlaps [starts, ends).
[[nodiscard]] bool gives_a_lesson_between(Transaction& transaction, PersonId teacher, Instant starts, Instant ends,
                                          LessonId other_than);
[[nodiscard]] std::optional<GroupTraits> group_traits(Transaction& transaction, GroupId id);
/// When the day's last lesson that stands ends, of the whole institution; nothing on a day without lessons.
[[nodiscard]] std::optional<Instant> last_bell_of(Transaction& transaction, CivilDate day);
/// The first day after it with a lesson that stands; nothing where no lessons are made yet.
[[nodiscard]] std::optional<CivilDate> next_day_with_lessons(Transaction& transaction, CivilDate day);
/// Who is on the list of the lesson's group on a date.
[[nodiscard]] std::unordered_set<PersonId> members_on(Transaction& transaction, GroupId group, CivilDate on);

/// What a teacher fills in. Grows the version. Each of the three changes below keeps what stood before it
/// (records/lesson_past.h).
struct LessonFilling {
  LessonState state = LessonState::held;
  std::string topic;
  std::string homework;
  std::optional<CivilDate> homework_due;
};
void fill_lesson(Transaction& transaction, LessonId id, const LessonFilling& filling, const WrittenUnder& under);
/// Who gives the lesson in fact, and by which order ("": none). Grows the version.
void set_actual_teacher(Transaction& transaction, LessonId id, PersonId teacher, const WrittenUnder& under,
                        std::string_view order_number = {});
/// A planned lesson that has begun and in which something was recorded was held. The version stays: nothing that the
/// teacher fills in has changed, and a topic being typed meanwhile must not become stale by it.
void mark_held(Transaction& transaction, LessonId id, const WrittenUnder& under);

/// Where a lesson stands in time.
struct LessonHours {
  LessonId id;
  Instant starts_at;
  Instant ends_at;
};
/// Lessons that have not begun, whatever their state.
[[nodiscard]] std::vector<LessonHours> lessons_to_come(Transaction& transaction, Instant now);
/// The version stays: nothing that a teacher fills in has changed.
void set_lesson_hours(Transaction& transaction, const LessonHours& hours);

[[nodiscard]] std::vector<Task> tasks_of(Transaction& transaction, LessonId lesson);
TaskId add_task(Transaction& transaction, const Task& task, PersonId author, Instant at);

}  // namespace vestnik
