#include "records/fact_reader.h"

#include "domain/mark.h"

namespace vestnik {
namespace {

std::pair<PersonId, CivilDate> student_and_day(const Row& row) { return {row.id<PersonId>(0), row.date(1)}; }

}  // namespace

std::vector<AttendanceFact> attendance_of_day(Transaction& transaction, PersonId student, CivilDate on) {
  return transaction.all(
      "SELECT a.id, a.version, a.code, a.reason, l.actual_teacher_id, l.state,"
      " (SELECT COUNT(*) FROM absence_notice n WHERE n.institution_id = $1 AND n.student_id = $2"
      "   AND n.from_date <= $3 AND n.to_date >= $3 AND n.withdrawn_at IS NULL)"
      " FROM attendance a JOIN lesson l ON l.institution_id = a.institution_id AND l.id = a.lesson_id"
      " WHERE a.institution_id = $1 AND a.student_id = $2 AND l.date = $3 ORDER BY l.number, a.id",
      {transaction.institution(), student, on}, [&](const Row& row) {
        AttendanceFact fact;
        fact.id = row.id<AttendanceId>(0);
        fact.version = row.integer(1);
        fact.student = student;
        fact.code = row.string(2);
        fact.reason = row.string(3);
        fact.date = on;
        fact.teacher = row.id<PersonId>(4);
        fact.lesson_stands = row.text(5) != "cancelled" && row.text(5) != "moved";
        fact.notice = row.integer(6) > 0;
        return fact;
      });
}

std::optional<CivilDate> date_of_attendance(Transaction& transaction, AttendanceId id) {
  return transaction.one(
      "SELECT l.date FROM attendance a JOIN lesson l ON l.institution_id = a.institution_id AND l.id = a.lesson_id"
      " WHERE a.institution_id = $1 AND a.id = $2",
      {transaction.institution(), id}, [](const Row& row) { return row.date(0); });
}

std::vector<std::pair<PersonId, CivilDate>> attendance_days_of_lesson(Transaction& transaction, LessonId id) {
  return transaction.all(
      "SELECT a.student_id, l.date FROM attendance a"
      " JOIN lesson l ON l.institution_id = a.institution_id AND l.id = a.lesson_id"
      " WHERE a.institution_id = $1 AND a.lesson_id = $2 ORDER BY a.student_id",
      {transaction.institution(), id}, student_and_day);
}

std::vector<CivilDate> days_with_open_absence(Transaction& transaction, PersonId student) {
  return transaction.all(
      "SELECT DISTINCT fact_date FROM obligation WHERE institution_id = $1 AND student_id = $2"
      " AND fact_date IS NOT NULL AND fact_kind = 'attendance' AND state = 'open' ORDER BY fact_date",
      {transaction.institution(), student}, [](const Row& row) { return row.date(0); });
}

std::optional<Instant> last_bell(Transaction& transaction, PersonId student, CivilDate on) {
  const auto found = transaction.one(
      "SELECT MAX(l.ends_at) FROM membership m"
      " JOIN lesson l ON l.institution_id = m.institution_id AND l.group_id = m.group_id"
      " WHERE m.institution_id = $1 AND m.student_id = $2 AND l.date = $3 AND l.state NOT IN ('cancelled', 'moved')"
      " AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)",
      {transaction.institution(), student, on}, [](const Row& row) { return row.optional_instant(0); });
  return found ? *found : std::nullopt;
}

std::optional<MarkFact> mark_fact(Transaction& transaction, MarkId id) {
  return transaction.one(
      "SELECT m.version, m.student_id, m.first_grade, m.second_grade, l.date, l.actual_teacher_id FROM mark m"
      " JOIN lesson l ON l.institution_id = m.institution_id AND l.id = m.lesson_id"
      " WHERE m.institution_id = $1 AND m.id = $2",
      {transaction.institution(), id}, [&](const Row& row) {
        return MarkFact{
            id,          row.integer(0),     row.id<PersonId>(1), row.optional_integer(2), row.optional_integer(3),
            row.date(4), row.id<PersonId>(5)};
      });
}

bool same_mark(Transaction& transaction, MarkId id, std::int64_t one, std::int64_t other) {
  const auto grades = transaction.all(
      "SELECT first_grade, second_grade FROM mark_version"
      " WHERE institution_id = $1 AND mark_id = $2 AND version IN ($3, $4)",
      {transaction.institution(), id, one, other}, [](const Row& row) {
        return std::pair{row.optional_integer(0), row.optional_integer(1)};
      });
  return grades.size() == 2 && grades[0] == grades[1];
}

std::optional<FinalFact> final_fact(Transaction& transaction, FinalId id) {
  return transaction.one(
      "SELECT f.version, f.student_id, f.value, f.late, (SELECT COUNT(*) FROM sheet s WHERE s.institution_id = "
      "f.institution_id"
      "   AND s.group_id = f.group_id AND s.subject_id = f.subject_id AND s.period_id = f.period_id"
      "   AND s.state = 'closed')"
      " FROM final_mark f WHERE f.institution_id = $1 AND f.id = $2",
      {transaction.institution(), id}, [&](const Row& row) {
        return FinalFact{id,
                         row.integer(0),
                         row.id<PersonId>(1),
                         parse_final_mark(row.text(2)) == FinalMark{},
                         row.integer(3) > 0,
                         row.integer(4) > 0};
      });
}

bool same_final(Transaction& transaction, FinalId id, std::int64_t one, std::int64_t other) {
  const auto values = transaction.all(
      "SELECT value FROM final_version WHERE institution_id = $1 AND final_id = $2 AND version IN ($3, $4)",
      {transaction.institution(), id, one, other}, [](const Row& row) { return row.string(0); });
  return values.size() == 2 && values[0] == values[1];
}

}  // namespace vestnik
