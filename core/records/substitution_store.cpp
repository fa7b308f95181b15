#include "records/substitution_store.h"

namespace vestnik {
namespace {

constexpr std::string_view entry_columns =
    "s.id, s.lesson_id, s.substitute_id, s.replaced_id, s.reason, s.order_number, s.entered_by, s.entered_at, "
    "s.ended_at, s.confirmed_at";

Substitution read_entry(const Row& row) {
  return {row.id<SubstitutionId>(0), row.id<LessonId>(1), row.id<PersonId>(2),
          row.id<PersonId>(3),       row.string(4),       row.string(5),
          row.id<PersonId>(6),       row.instant(7),      row.optional_instant(8),
          row.optional_instant(9)};
}

}  // namespace

void end_substitution(Transaction& transaction, LessonId lesson, Instant at) {
  transaction.execute(
      "UPDATE substitution SET ended_at = $3 WHERE institution_id = $1 AND lesson_id = $2 AND ended_at IS NULL",
      {transaction.institution(), lesson, at});
}

SubstitutionId add_substitution(Transaction& transaction, const Substitution& entry) {
  const auto id = transaction.next_id<SubstitutionId>("substitution");
  transaction.execute(
      "INSERT INTO substitution (institution_id, id, lesson_id, substitute_id, replaced_id, reason, order_number, "
      "entered_by, entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {transaction.institution(), id, entry.lesson, entry.substitute, entry.replaced, entry.reason, entry.order_number,
       entry.entered_by, entry.entered_at});
  return id;
}

std::optional<Substitution> find_substitution(Transaction& transaction, SubstitutionId id) {
  return transaction.one(
      "SELECT " + std::string{entry_columns} + " FROM substitution s WHERE s.institution_id = $1 AND s.id = $2",
      {transaction.institution(), id}, read_entry);
}

void confirm_substitution(Transaction& transaction, SubstitutionId id, Instant at) {
  transaction.execute("UPDATE substitution SET confirmed_at = $3 WHERE institution_id = $1 AND id = $2",
                      {transaction.institution(), id, at});
}

std::vector<RegisterLine> substitution_register(Transaction& transaction, const RegisterQuestion& asked) {
  return transaction.all(
      "SELECT " + std::string{entry_columns} +
          ", l.date, l.number, g.name, j.name FROM substitution s "
          "JOIN lesson l ON l.institution_id = s.institution_id AND l.id = s.lesson_id "
          "JOIN study_group g ON g.institution_id = l.institution_id AND g.id = l.group_id "
          "JOIN subject j ON j.institution_id = l.institution_id AND j.id = l.subject_id "
          "WHERE s.institution_id = $1 AND s.id > $2 AND l.date >= $3 AND l.date <= $4 "
          "AND ($5 = 0 OR s.substitute_id = $5 OR s.replaced_id = $5) ORDER BY s.id LIMIT $6",
      {transaction.institution(), asked.after, asked.from, asked.to, asked.of, asked.most}, [](const Row& row) {
        return RegisterLine{read_entry(row), row.date(10), row.integer(11), row.string(12), row.string(13)};
      });
}

std::vector<CivilDate> substituted_days(Transaction& transaction, PersonId substitute, GroupId group,
                                        SubjectId subject) {
  return transaction.all(
      "SELECT l.date FROM substitution s JOIN lesson l ON l.institution_id = s.institution_id AND l.id = s.lesson_id "
      "WHERE s.institution_id = $1 AND s.substitute_id = $2 AND s.ended_at IS NULL AND l.group_id = $3 "
      "AND l.subject_id = $4 ORDER BY l.date",
      {transaction.institution(), substitute, group, subject}, [](const Row& row) { return row.date(0); });
}

}  // namespace vestnik
