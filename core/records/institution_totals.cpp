#include "records/institution_totals.h"

namespace vestnik {
namespace {

std::int64_t one_count(Transaction& transaction, std::string_view sql, std::initializer_list<Value> parameters) {
  return transaction.one(sql, parameters, [](const Row& row) { return row.integer(0); }).value_or(0);
}

}  // namespace

InstitutionTotals institution_totals(Transaction& transaction, CivilDate from, CivilDate to,
                                     const std::string& absence_code) {
  InstitutionTotals totals;
  transaction.query(
      "SELECT COUNT(DISTINCT m.student_id), COUNT(DISTINCT CASE WHEN g.parent_id IS NULL THEN g.id END) "
      "FROM membership m JOIN study_group g ON g.institution_id = m.institution_id AND g.id = m.group_id "
      "WHERE m.institution_id = $1 AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2)",
      {transaction.institution(), to}, [&](const Row& row) {
        totals.students = row.integer(0);
        totals.groups = row.integer(1);
      });
  totals.lessons_held = one_count(transaction,
                                  "SELECT COUNT(*) FROM lesson WHERE institution_id = $1 AND date >= $2 AND date <= $3 "
                                  "AND state = 'held'",
                                  {transaction.institution(), from, to});
  totals.absences = one_count(transaction,
                              "SELECT COUNT(*) FROM attendance a JOIN lesson l ON l.institution_id = a.institution_id "
                              "AND l.id = a.lesson_id WHERE a.institution_id = $1 AND l.date >= $2 AND l.date <= $3 "
                              "AND a.code = $4",
                              {transaction.institution(), from, to, absence_code});
  std::int64_t sum = 0;
  transaction.query(
      "SELECT COUNT(m.first_grade), CAST(COALESCE(SUM(m.first_grade), 0) AS BIGINT) FROM mark m "
      "JOIN lesson l ON l.institution_id = m.institution_id AND l.id = m.lesson_id "
      "WHERE m.institution_id = $1 AND l.date >= $2 AND l.date <= $3",
      {transaction.institution(), from, to}, [&](const Row& row) {
        totals.marks = row.integer(0);
        sum = row.integer(1);
      });
  if (totals.marks >= least_marks_for_average)
    totals.average_hundredths = (sum * 100 + totals.marks / 2) / totals.marks;
  return totals;
}

}  // namespace vestnik
