#include "records/lesson_store.h"

#include "records/lesson_past.h"

namespace vestnik {
namespace {

constexpr std::string_view lesson_columns =
    "l.id, l.date, l.number, l.starts_at, l.ends_at, l.state, l.group_id, g.name, g.course, g.department, "
    "g.speciality, "
    "l.subject_id, s.name, l.planned_teacher_id, l.actual_teacher_id, l.academic_hours, l.room, l.topic, l.homework, "
    "l.homework_due, l.version";

constexpr std::string_view lesson_tables =
    " FROM lesson l JOIN study_group g ON g.institution_id = l.institution_id AND g.id = l.group_id "
    "JOIN subject s ON s.institution_id = l.institution_id AND s.id = l.subject_id ";

Lesson read_lesson(const Row& row) {
  auto facts = std::make_shared<LessonFacts>();
  facts->id = row.id<LessonId>(0);
  facts->date = row.date(1);
  facts->number = static_cast<int>(row.integer(2));
  facts->starts_at = row.instant(3);
  facts->ends_at = row.instant(4);
  facts->state = parse_lesson_state(row.text(5)).value_or(LessonState::planned);
  facts->group = {row.id<GroupId>(6), row.string(7), static_cast<int>(row.integer(8)), row.string(9), row.string(10)};
  facts->subject = row.id<SubjectId>(11);
  facts->subject_name = row.string(12);
  Lesson lesson;
  lesson.facts = std::move(facts);
  lesson.planned_teacher = row.id<PersonId>(13);
  lesson.actual_teacher = row.id<PersonId>(14);
  lesson.academic_hours = static_cast<int>(row.integer(15));
  lesson.room = row.string(16);
  lesson.topic = row.string(17);
  lesson.homework = row.string(18);
  lesson.homework_due = row.optional_date(19);
  lesson.version = row.integer(20);
  return lesson;
}

const std::string& one_lesson_sql() {
  static const std::string sql = "SELECT " + std::string{lesson_columns} + std::string{lesson_tables} +
                                 "WHERE l.institution_id = $1 AND l.id = $2";
  return sql;
}

const std::string& journal_lessons_sql() {
  static const std::string sql = "SELECT " + std::string{lesson_columns} + std::string{lesson_tables} +
                                 "WHERE l.institution_id = $1 AND l.group_id = $2 AND l.subject_id = $3 "
                                 "AND l.date >= $4 AND l.date <= $5 ORDER BY l.date, l.number";
  return sql;
}

}  // namespace

std::optional<Lesson> find_lesson(Transaction& transaction, LessonId id) {
  return transaction.one(one_lesson_sql(), {transaction.institution(), id}, read_lesson);
}

std::vector<Lesson> lessons_of(Transaction& transaction, GroupId group, SubjectId subject, CivilDate from,
                               CivilDate to) {
  return transaction.all(journal_lessons_sql(), {transaction.institution(), group, subject, from, to}, read_lesson);
}

std::vector<Lesson> planned_lessons_of(Transaction& transaction, PersonId teacher, CivilDate from, CivilDate to) {
  return transaction.all(
      "SELECT " + std::string{lesson_columns} + std::string{lesson_tables} +
          "WHERE l.institution_id = $1 AND l.date >= $3 AND l.date <= $4 AND l.state = 'planned' "
          "AND l.planned_teacher_id = $2 AND l.actual_teacher_id = $2 ORDER BY l.date, l.number, l.id",
      {transaction.institution(), teacher, from, to}, read_lesson);
}

bool gives_a_lesson_between(Transaction& transaction, PersonId teacher, Instant starts, Instant ends,
                            LessonId other_than) {
  return transaction
      .one(
          "SELECT 1 FROM lesson l JOIN lesson o ON o.institution_id = l.institution_id AND o.date = l.date "
          "WHERE l.institution_id = $1 AND l.id = $5 AND o.id <> $5 AND o.actual_teacher_id = $2 AND o.starts_at < $4 "
          "AND o.ends_at > $3 AND o.state IN ('planned', 'held') LIMIT 1",
          {transaction.institution(), teacher, starts, ends, other_than}, [](const Row&) { return true; })
      .has_value();
}

std::optional<GroupTraits> group_traits(Transaction& transaction, GroupId id) {
  return transaction.one(
      "SELECT id, name, course, department, speciality FROM study_group WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, [](const Row& row) {
        return GroupTraits{row.id<GroupId>(0), row.string(1), static_cast<int>(row.integer(2)), row.string(3),
                           row.string(4)};
      });
}

std::optional<Instant> last_bell_of(Transaction& transaction, CivilDate day) {
  const auto last = transaction.one(
      "SELECT MAX(ends_at) FROM lesson WHERE institution_id = $1 AND date = $2 AND state IN ('planned', 'held')",
      {transaction.institution(), day}, [](const Row& row) { return row.optional_instant(0); });
  return last.value_or(std::nullopt);
}

std::optional<CivilDate> next_day_with_lessons(Transaction& transaction, CivilDate day) {
  return transaction.one(
      "SELECT date FROM lesson WHERE institution_id = $1 AND date > $2 AND state IN ('planned', 'held') "
      "ORDER BY date LIMIT 1",
      {transaction.institution(), day}, [](const Row& row) { return row.date(0); });
}

std::unordered_set<PersonId> members_on(Transaction& transaction, GroupId group, CivilDate on) {
  std::unordered_set<PersonId> members;
  transaction.query(
      "SELECT student_id FROM membership WHERE institution_id = $1 AND group_id = $2 AND valid_from <= $3 "
      "AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), group, on}, [&](const Row& row) { members.insert(row.id<PersonId>(0)); });
  return members;
}

void fill_lesson(Transaction& transaction, LessonId id, const LessonFilling& filling, const WrittenUnder& under) {
  keep_past(transaction, id, lesson_deed::filled, under);
  transaction.execute(
      "UPDATE lesson SET state = $3, topic = $4, homework = $5, homework_due = $6, version = version + 1, "
      "changed_at = $7 WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, to_text(filling.state), filling.topic, filling.homework, filling.homework_due,
       under.at});
  // The first time stands: later corrections do not make a lesson late, nor a late one timely.
  if (filling.state != LessonState::held || filling.topic.empty()) return;
  transaction.execute(
      "INSERT INTO lesson_filling (institution_id, lesson_id, filled_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      {transaction.institution(), id, under.at});
}

void set_actual_teacher(Transaction& transaction, LessonId id, PersonId teacher, const WrittenUnder& under,
                        std::string_view order_number) {
  keep_past(transaction, id, lesson_deed::substituted, under, order_number);
  transaction.execute(
      "UPDATE lesson SET actual_teacher_id = $3, version = version + 1, changed_at = $4 "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, teacher, under.at});
}

void mark_held(Transaction& transaction, LessonId id, const WrittenUnder& under) {
  if (!keep_past(transaction, id, lesson_deed::held, under, {}, true)) return;
  transaction.execute("UPDATE lesson SET state = 'held', changed_at = $3 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, under.at});
}

std::vector<LessonHours> lessons_to_come(Transaction& transaction, Instant now) {
  return transaction.all(
      "SELECT id, starts_at, ends_at FROM lesson WHERE institution_id = $1 AND starts_at > $2 ORDER BY id",
      {transaction.institution(), now}, [](const Row& row) {
        return LessonHours{row.id<LessonId>(0), row.instant(1), row.instant(2)};
      });
}

void set_lesson_hours(Transaction& transaction, const LessonHours& hours) {
  transaction.execute("UPDATE lesson SET starts_at = $3, ends_at = $4 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), hours.id, hours.starts_at, hours.ends_at});
}

std::vector<Task> tasks_of(Transaction& transaction, LessonId lesson) {
  return transaction.all(
      "SELECT id, kind, title, weight_hundredths FROM task WHERE institution_id = $1 AND lesson_id = $2 ORDER BY id",
      {transaction.institution(), lesson}, [&](const Row& row) {
        return Task{row.id<TaskId>(0), lesson, parse_work_kind(row.text(1)).value_or(WorkKind::oral), row.string(2),
                    static_cast<int>(row.integer(3))};
      });
}

TaskId add_task(Transaction& transaction, const Task& task, PersonId author, Instant at) {
  const auto id = transaction.next_id<TaskId>("task");
  transaction.execute(
      "INSERT INTO task (institution_id, id, lesson_id, kind, title, weight_hundredths, created_by, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, task.lesson, to_text(task.kind), task.title, task.weight_hundredths, author, at});
  return id;
}

}  // namespace vestnik
