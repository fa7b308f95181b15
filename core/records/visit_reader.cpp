#include "records/visit_reader.h"
#include "records/person_store.h"

namespace vestnik {

std::map<PersonId, std::int64_t> visits_between(Transaction& transaction, Instant from, Instant until) {
  std::map<PersonId, std::int64_t> visits;
  const auto add = [&](std::string_view sql) {
    transaction.query(sql, {transaction.institution(), from, until},
                      [&](const Row& row) { visits[row.id<PersonId>(0)] += row.integer(1); });
  };
  add("SELECT person_id, COUNT(*) FROM session WHERE institution_id = $1 AND created_at >= $2 AND created_at < $3"
      " GROUP BY person_id");
  add("SELECT actor_id, COUNT(*) FROM event WHERE institution_id = $1 AND recorded_at >= $2 AND recorded_at < $3"
      " AND actor_id <> 0 GROUP BY actor_id");
  add("SELECT recipient_id, COUNT(*) FROM delivery WHERE institution_id = $1 AND state = 'read'"
      " AND changed_at >= $2 AND changed_at < $3 GROUP BY recipient_id");
  return visits;
}

std::vector<ClassParent> parents_of_class(Transaction& transaction, PersonId class_teacher, CivilDate on) {
  return transaction.all(
      "SELECT p.id, p.last_name, p.first_name, p.patronymic, s.last_name, s.first_name, g.name,"
      " (SELECT COUNT(*) FROM account a WHERE a.institution_id = $1 AND a.person_id = p.id AND a.state = 'active')"
      " FROM class_teacher t JOIN study_group g ON g.institution_id = t.institution_id AND g.id = t.group_id"
      " JOIN membership m ON m.institution_id = t.institution_id AND m.group_id = t.group_id"
      " JOIN v1_guardian_child w ON w.institution_id = m.institution_id AND w.student_id = m.student_id"
      " JOIN person p ON p.institution_id = w.institution_id AND p.id = w.guardian_id"
      " JOIN person s ON s.institution_id = w.institution_id AND s.id = w.student_id"
      " WHERE t.institution_id = $1 AND t.teacher_id = $2 AND w.sees = 1"
      " AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)"
      " AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)"
      " AND w.valid_from <= $3 AND (w.valid_to IS NULL OR w.valid_to >= $3)"
      " ORDER BY g.sort_key, g.id, s.sort_key, s.id, p.sort_key, p.id",
      {transaction.institution(), class_teacher, on}, [](const Row& row) {
        ClassParent parent;
        parent.guardian = row.id<PersonId>(0);
        parent.name = full_name(row.text(1), row.text(2), row.text(3));
        parent.child = full_name(row.text(4), row.text(5), "");
        parent.group = row.string(6);
        parent.account = row.integer(7) > 0;
        return parent;
      });
}

std::vector<PersonId> class_teachers(Transaction& transaction, CivilDate on) {
  return transaction.all(
      "SELECT DISTINCT teacher_id FROM class_teacher WHERE institution_id = $1"
      " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY teacher_id",
      {transaction.institution(), on}, [](const Row& row) { return row.id<PersonId>(0); });
}

}  // namespace vestnik
