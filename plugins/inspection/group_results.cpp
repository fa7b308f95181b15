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
      "SELECT subject_id, student_id, COUNT(*) FROM v1_group_grade WHERE institution_id = $1 AND group_id = $2 "
      "AND date >= $3 AND date <= $4 GROUP BY subject_id, student_id",
      {transaction.institution(), group, days.from, days.until}, [&](const Row& row) {
        counts[{row.id<SubjectId>(0), row.id<PersonId>(1)}] = row.integer(2);
      });
  return counts;
}

std::map<PersonId, AbsenceCount> absences_of_group(Transaction& transaction, GroupId group, Days days,
                                                   const std::string& absence_code) {
  std::map<PersonId, AbsenceCount> counts;
  transaction.query(
      "SELECT student_id, COUNT(*), SUM(CASE WHEN reason = '' THEN 1 ELSE 0 END) FROM v1_group_absence "
      "WHERE institution_id = $1 AND group_id = $2 AND date >= $3 AND date <= $4 AND code = $5 GROUP BY student_id",
      {transaction.institution(), group, days.from, days.until, absence_code}, [&](const Row& row) {
        counts[row.id<PersonId>(0)] = {row.integer(1), row.integer(2)};
      });
  return counts;
}

}  // namespace vestnik::inspection
