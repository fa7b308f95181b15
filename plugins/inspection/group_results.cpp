#include "plugins/inspection/group_results.h"

namespace vestnik::inspection {

std::vector<PersonId> students_on(Transaction& transaction, GroupId group, CivilDate on) {
  return transaction.all(
      "SELECT DISTINCT m.student_id, n.sort_key FROM v1_group_member m JOIN v1_person_name n "
      "ON n.institution_id = m.institution_id AND n.person_id = m.student_id WHERE m.institution_id = $1 "
      "AND m.group_id = $2 AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3) "
      "ORDER BY n.sort_key, m.student_id",
      {transaction.institution(), group, on}, [](const Row& row) { return row.id<PersonId>(0); });
}

GradeCounts grades_of_group(Transaction& transaction, GroupId group, Days days) {
  GradeCounts counts;
  transaction.query(
      "SELECT l.subject_id, k.student_id, COUNT(*) FROM v1_group_lesson l CROSS JOIN v1_lesson_mark k "
      "WHERE l.institution_id = $1 AND l.group_id = $2 AND l.date >= $3 AND l.date <= $4 "
      "AND k.institution_id = l.institution_id AND k.lesson_id = l.lesson_id GROUP BY l.subject_id, k.student_id",
      {transaction.institution(), group, days.from, days.until}, [&](const Row& row) {
        counts[{row.id<SubjectId>(0), row.id<PersonId>(1)}] = row.integer(2);
      });
  return counts;
}

std::map<PersonId, AbsenceCount> absences_of_group(Transaction& transaction, GroupId group, Days days,
                                                   const std::string& absence_code) {
  std::map<PersonId, AbsenceCount> counts;
  transaction.query(
      "SELECT a.student_id, COUNT(*), SUM(CASE WHEN a.reason = '' THEN 1 ELSE 0 END) FROM v1_group_lesson l "
      "CROSS JOIN v1_lesson_absence a WHERE l.institution_id = $1 AND l.group_id = $2 AND l.date >= $3 "
      "AND l.date <= $4 AND a.institution_id = l.institution_id AND a.lesson_id = l.lesson_id AND a.code = $5 "
      "GROUP BY a.student_id",
      {transaction.institution(), group, days.from, days.until, absence_code}, [&](const Row& row) {
        counts[row.id<PersonId>(0)] = {row.integer(1), row.integer(2)};
      });
  return counts;
}

}  // namespace vestnik::inspection
