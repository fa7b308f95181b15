#include "records/progress_reader.h"

namespace vestnik {
namespace {

std::optional<std::uint8_t> grade(const Row& row, int column) {
  const auto value = row.optional_integer(column);
  return value ? std::optional{static_cast<std::uint8_t>(*value)} : std::nullopt;
}

std::set<PersonId> people(Transaction& transaction, std::string_view sql, std::initializer_list<Value> parameters) {
  std::set<PersonId> found;
  transaction.query(sql, parameters, [&](const Row& row) { found.insert(row.id<PersonId>(0)); });
  return found;
}

}  // namespace

std::vector<ProgressMark> marks_of_student(Transaction& transaction, PersonId student, Days days) {
  return transaction.all(
      "SELECT l.subject_id, s.name, m.first_grade, m.second_grade, COALESCE(t.weight_hundredths, 100), m.changed_at"
      " FROM mark m JOIN lesson l ON l.institution_id = m.institution_id AND l.id = m.lesson_id"
      " JOIN subject s ON s.institution_id = l.institution_id AND s.id = l.subject_id"
      " LEFT JOIN task t ON t.institution_id = m.institution_id AND t.id = m.task_id"
      " WHERE m.institution_id = $1 AND m.student_id = $2 AND m.first_grade IS NOT NULL"
      " AND l.date >= $3 AND l.date <= $4 AND l.state NOT IN ('cancelled', 'moved')"
      " ORDER BY s.sort_key, l.subject_id, l.date, l.number, m.id",
      {transaction.institution(), student, days.first, days.last}, [](const Row& row) {
        return ProgressMark{row.id<SubjectId>(0), row.string(1), Mark{grade(row, 2).value_or(0), grade(row, 3)},
                            row.integer(4), row.instant(5)};
      });
}

std::vector<ProgressAbsence> absences_of_student(Transaction& transaction, PersonId student, Days days) {
  return transaction.all(
      "SELECT l.date, l.number, s.name, a.code, a.reason, a.changed_at FROM attendance a"
      " JOIN lesson l ON l.institution_id = a.institution_id AND l.id = a.lesson_id"
      " JOIN subject s ON s.institution_id = l.institution_id AND s.id = l.subject_id"
      " WHERE a.institution_id = $1 AND a.student_id = $2 AND a.code <> '' AND l.date >= $3 AND l.date <= $4"
      " AND l.state NOT IN ('cancelled', 'moved') ORDER BY l.date, l.number, a.id",
      {transaction.institution(), student, days.first, days.last}, [](const Row& row) {
        return ProgressAbsence{row.date(0),   row.integer(1), row.string(2),
                               row.string(3), row.string(4),  row.instant(5)};
      });
}

std::vector<ProgressFinal> published_finals(Transaction& transaction, PersonId student, PeriodId period) {
  return transaction.all(
      "SELECT f.subject_id, s.name, f.value FROM final_mark f"
      " JOIN subject s ON s.institution_id = f.institution_id AND s.id = f.subject_id"
      " JOIN sheet h ON h.institution_id = f.institution_id AND h.group_id = f.group_id"
      "   AND h.subject_id = f.subject_id AND h.period_id = f.period_id AND h.state = 'closed'"
      " WHERE f.institution_id = $1 AND f.student_id = $2 AND f.period_id = $3 AND f.value <> ''"
      " ORDER BY s.sort_key, f.subject_id",
      {transaction.institution(), student, period}, [](const Row& row) {
        return ProgressFinal{row.id<SubjectId>(0), row.string(1), row.string(2)};
      });
}

std::map<CivilDate, std::int64_t> lessons_by_day(Transaction& transaction, PersonId student, Days days) {
  std::map<CivilDate, std::int64_t> lessons;
  transaction.query(
      "SELECT l.date, COUNT(*) FROM membership m"
      " JOIN lesson l ON l.institution_id = m.institution_id AND l.group_id = m.group_id"
      " WHERE m.institution_id = $1 AND m.student_id = $2 AND l.date >= $3 AND l.date <= $4"
      " AND l.state NOT IN ('cancelled', 'moved') AND m.valid_from <= l.date"
      " AND (m.valid_to IS NULL OR m.valid_to >= l.date) GROUP BY l.date",
      {transaction.institution(), student, days.first, days.last},
      [&](const Row& row) { lessons[row.date(0)] = row.integer(1); });
  return lessons;
}

std::set<PersonId> students_with_news(Transaction& transaction, Instant from, Instant until) {
  return people(transaction,
                "SELECT student_id FROM mark WHERE institution_id = $1 AND first_grade IS NOT NULL"
                " AND changed_at >= $2 AND changed_at < $3"
                " UNION SELECT student_id FROM attendance WHERE institution_id = $1 AND code <> ''"
                " AND changed_at >= $2 AND changed_at < $3",
                {transaction.institution(), from, until});
}

std::set<PersonId> students_with_progress(Transaction& transaction, Days days) {
  return people(transaction,
                "SELECT m.student_id FROM lesson l JOIN mark m ON m.institution_id = l.institution_id"
                " AND m.lesson_id = l.id WHERE l.institution_id = $1 AND l.date >= $2 AND l.date <= $3"
                " AND m.first_grade IS NOT NULL"
                " UNION SELECT a.student_id FROM lesson l JOIN attendance a ON a.institution_id = l.institution_id"
                " AND a.lesson_id = l.id WHERE l.institution_id = $1 AND l.date >= $2 AND l.date <= $3"
                " AND a.code <> ''",
                {transaction.institution(), days.first, days.last});
}

}  // namespace vestnik
