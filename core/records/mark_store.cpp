#include "records/mark_store.h"

namespace vestnik {
namespace {

std::optional<std::int64_t> first_of(const std::optional<Mark>& mark) {
  return mark ? std::optional<std::int64_t>{mark->first} : std::nullopt;
}

std::optional<std::int64_t> second_of(const std::optional<Mark>& mark) {
  return mark && mark->second ? std::optional<std::int64_t>{*mark->second} : std::nullopt;
}

std::optional<Mark> read_mark(const Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  Mark mark{static_cast<std::uint8_t>(row.integer(column)), std::nullopt};
  if (!row.is_null(column + 1)) mark.second = static_cast<std::uint8_t>(row.integer(column + 1));
  return mark;
}

}  // namespace

std::vector<StoredMark> marks_of_lesson(Transaction& transaction, LessonId lesson) {
  return transaction.all(
      "SELECT id, task_id, student_id, first_grade, second_grade, version FROM mark "
      "WHERE institution_id = $1 AND lesson_id = $2 ORDER BY student_id, task_id",
      {transaction.institution(), lesson}, [](const Row& row) {
        return StoredMark{row.id<MarkId>(0), row.id<TaskId>(1), row.id<PersonId>(2), read_mark(row, 3), row.integer(5)};
      });
}

bool has_marks(Transaction& transaction, LessonId lesson) {
  return transaction
      .one("SELECT 1 FROM mark WHERE institution_id = $1 AND lesson_id = $2 AND first_grade IS NOT NULL LIMIT 1",
           {transaction.institution(), lesson}, [](const Row&) { return true; })
      .value_or(false);
}

StoredMark write_mark(Transaction& transaction, LessonId lesson, const StoredMark& before, std::optional<Mark> after,
                      const WrittenUnder& under) {
  StoredMark written = before;
  written.value = after;
  written.version = before.version + 1;
  if (!before.id) {
    written.id = transaction.next_id<MarkId>("mark");
    transaction.execute(
        "INSERT INTO mark (institution_id, id, lesson_id, task_id, student_id, first_grade, second_grade, version, "
        "changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {transaction.institution(), written.id, lesson, written.task, written.student, first_of(after),
         second_of(after), written.version, under.at, under.actor});
  } else {
    transaction.execute(
        "UPDATE mark SET first_grade = $3, second_grade = $4, version = $5, changed_at = $6, changed_by = $7 "
        "WHERE institution_id = $1 AND id = $2",
        {transaction.institution(), written.id, first_of(after), second_of(after), written.version, under.at,
         under.actor});
  }
  transaction.execute(
      "INSERT INTO mark_version (institution_id, mark_id, version, first_grade, second_grade, comment, application_id, "
      "regulation_hash, actor_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {transaction.institution(), written.id, written.version, first_of(after), second_of(after), under.comment,
       under.application ? Value{under.application} : Value{nullptr}, under.regulation_hash, under.actor, under.at});
  return written;
}

void keep_family_word(Transaction& transaction, const StoredMark& written, std::string_view text) {
  transaction.execute("INSERT INTO family_word (institution_id, mark_id, version, text) VALUES ($1, $2, $3, $4)",
                      {transaction.institution(), written.id, written.version, text});
}

std::vector<BasisMark> basis_of(Transaction& transaction, PersonId student, SubjectId subject, const Period& period) {
  return transaction.all(
      "SELECT m.id, m.version, m.first_grade, m.second_grade, t.kind, t.weight_hundredths FROM mark m "
      "JOIN lesson l ON l.institution_id = m.institution_id AND l.id = m.lesson_id "
      "LEFT JOIN task t ON t.institution_id = m.institution_id AND t.id = m.task_id "
      "WHERE m.institution_id = $1 AND m.student_id = $2 AND l.subject_id = $3 AND l.date >= $4 AND l.date <= $5 "
      "AND m.first_grade IS NOT NULL ORDER BY l.date, l.number, m.id",
      {transaction.institution(), student, subject, period.starts, period.ends}, [](const Row& row) {
        BasisMark mark;
        mark.mark = row.id<MarkId>(0);
        mark.version = row.integer(1);
        mark.value = read_mark(row, 2).value_or(Mark{});
        if (!row.is_null(4)) mark.work_kind = parse_work_kind(row.text(4)).value_or(WorkKind::oral);
        if (!row.is_null(5)) mark.weight_hundredths = static_cast<int>(row.integer(5));
        return mark;
      });
}

}  // namespace vestnik
