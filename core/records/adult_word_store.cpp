#include "records/adult_word_store.h"

#include "domain/of_age.h"

namespace vestnik {

std::optional<AdultWord> last_adult_word(Transaction& transaction, PersonId student, PersonId guardian) {
  return transaction.one(
      "SELECT id, student_id, guardian_id, permitted, document, signed_on FROM adult_word WHERE institution_id = $1 "
      "AND student_id = $2 AND guardian_id = $3 ORDER BY id DESC LIMIT 1",
      {transaction.institution(), student, guardian}, [](const Row& row) {
        return AdultWord{row.integer(0), row.id<PersonId>(1), row.id<PersonId>(2),
                         row.truth(3),   row.string(4),       row.date(5)};
      });
}

std::int64_t add_adult_word(Transaction& transaction, const AdultWord& word, Instant recorded_at) {
  const std::int64_t id = transaction.next("adult_word");
  transaction.execute(
      "INSERT INTO adult_word (institution_id, id, student_id, guardian_id, permitted, document, signed_on, "
      "recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, word.student, word.guardian, word.permitted, word.document, word.signed_on,
       recorded_at});
  return id;
}

void open_permission(Transaction& transaction, const AdultWord& word, std::string_view relation, CivilDate from,
                     Instant recorded_at) {
  transaction.execute(
      "INSERT INTO guardianship (institution_id, id, guardian_id, student_id, relation, document, is_told, sees, "
      "writes, valid_from, valid_to, recorded_at, by_student) VALUES ($1, $2, $3, $4, $5, $6, 1, 1, 1, $7, NULL, $8, "
      "1)",
      {transaction.institution(), transaction.next("guardianship"), word.guardian, word.student, relation,
       word.document, from, recorded_at});
}

void end_permission(Transaction& transaction, PersonId student, PersonId guardian, CivilDate first_day_without,
                    Instant recorded_at) {
  transaction.execute(
      "UPDATE guardianship SET valid_to = $4, recorded_at = $5 WHERE institution_id = $1 AND student_id = $2 AND "
      "guardian_id = $3 AND by_student = 1 AND (valid_to IS NULL OR valid_to > $4)",
      {transaction.institution(), student, guardian, plus_days(first_day_without, -1), recorded_at});
}

std::vector<ComingOfAge> coming_of_age(Transaction& transaction, CivilDate on, CivilDate from, CivilDate until) {
  std::vector<ComingOfAge> found;
  // In this order of the tables: the few born then come first. Otherwise SQLite begins with every class of every
  // school. Dates of birth eighteen years before the span; the exact day is the domain's word (29 February).
  const auto born = [](CivilDate day) {
    return CivilDate{std::chrono::sys_days{CivilDate{day.year() - full_age, day.month(), day.day()}}};
  };
  transaction.query(
      "SELECT DISTINCT c.teacher_id, c.group_id, p.last_name, p.first_name, p.birth_date, p.sort_key, p.id "
      "FROM person p CROSS JOIN membership m CROSS JOIN class_teacher c "
      "WHERE p.institution_id = $1 AND p.birth_date >= $3 AND p.birth_date <= $4 "
      "AND m.institution_id = p.institution_id AND m.student_id = p.id "
      "AND c.institution_id = m.institution_id AND c.group_id = m.group_id AND m.valid_from <= $2 AND (m.valid_to IS "
      "NULL OR m.valid_to >= $2) "
      "AND c.valid_from <= $2 AND (c.valid_to IS NULL OR c.valid_to >= $2) "
      "AND EXISTS (SELECT 1 FROM guardianship g WHERE g.institution_id = p.institution_id AND g.student_id = p.id "
      "AND g.valid_from <= $2 AND (g.valid_to IS NULL OR g.valid_to >= $2) AND NOT EXISTS (SELECT 1 FROM adult_word w "
      "WHERE w.institution_id = p.institution_id AND w.student_id = p.id AND w.guardian_id = g.guardian_id)) "
      "ORDER BY p.birth_date, p.sort_key, p.id",
      {transaction.institution(), on, plus_days(born(from), -1), plus_days(born(until), 1)}, [&](const Row& row) {
        const CivilDate of_age = comes_of_age(row.date(4));
        if (of_age < from || until < of_age) return;
        found.push_back({row.id<PersonId>(0), row.id<GroupId>(1), row.string(2) + " " + row.string(3), of_age});
      });
  return found;
}

}  // namespace vestnik
