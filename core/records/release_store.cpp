#include "records/release_store.h"

namespace vestnik {

std::int64_t add_release(Transaction& transaction, const StudentRelease& release, PersonId entered_by, Instant at) {
  const std::int64_t id = transaction.next("student_release");
  transaction.execute(
      "INSERT INTO student_release (institution_id, id, student_id, subject_id, valid_from, valid_to, document, "
      "entered_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {transaction.institution(), id, release.student, release.subject.value, release.from, release.to,
       release.document, entered_by, at});
  return id;
}

std::vector<StudentRelease> releases_between(Transaction& transaction, SubjectId subject, CivilDate from,
                                             CivilDate to) {
  return transaction.all(
      "SELECT id, student_id, subject_id, valid_from, valid_to, document FROM student_release "
      "WHERE institution_id = $1 AND valid_to >= $2 AND valid_from <= $3 AND (subject_id = 0 OR subject_id = $4) "
      "ORDER BY valid_from, id",
      {transaction.institution(), from, to, subject}, [](const Row& row) {
        return StudentRelease{row.integer(0), row.id<PersonId>(1), SubjectId{row.integer(2)},
                              row.date(3),    row.date(4),         row.string(5)};
      });
}

std::unordered_set<PersonId> released_on(Transaction& transaction, SubjectId subject, CivilDate date) {
  std::unordered_set<PersonId> released;
  for (const StudentRelease& release : releases_between(transaction, subject, date, date))
    released.insert(release.student);
  return released;
}

}  // namespace vestnik
