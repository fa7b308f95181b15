#include "records/word_store.h"

#include "base/text.h"

namespace vestnik {
namespace {

// Statements are kept by the place of their text, so their parts are joined by the compiler.
#define WORDS_OF_DELIVERIES                                                                                       \
  "SELECT d.id, o.fact_kind, o.fact_id, o.clause, o.corrects, o.student_id, s.first_name,"                        \
  " (SELECT MIN(g.name) FROM membership m JOIN study_group g ON g.institution_id = m.institution_id"              \
  "   AND g.id = m.group_id WHERE m.institution_id = $1 AND m.student_id = o.student_id AND g.parent_id IS NULL"  \
  "   AND m.valid_to IS NULL),"                                                                                   \
  " l.date, l.number, j.name, t.last_name, t.first_name, t.patronymic, a.code, a.reason, m.first_grade,"          \
  " m.second_grade, f.value, e.type, s.last_name, r.last_name, r.first_name, r.patronymic, f.late,"               \
  " CASE WHEN d.recipient_id = o.student_id OR EXISTS (SELECT 1 FROM guardianship h"                              \
  "   WHERE h.institution_id = o.institution_id AND h.student_id = o.student_id"                                  \
  "   AND h.guardian_id = d.recipient_id) THEN 0 ELSE 1 END, o.rule, d.template, o.id"                            \
  " FROM delivery d"                                                                                              \
  " JOIN delivery_obligation k ON k.institution_id = d.institution_id AND k.delivery_id = d.id"                   \
  " JOIN obligation o ON o.institution_id = k.institution_id AND o.id = k.obligation_id"                          \
  " LEFT JOIN event e ON e.institution_id = o.institution_id AND e.id = o.event_id"                               \
  " LEFT JOIN person r ON r.institution_id = d.institution_id AND r.id = d.recipient_id"                          \
  " LEFT JOIN person s ON s.institution_id = o.institution_id AND s.id = o.student_id"                            \
  " LEFT JOIN attendance a ON o.fact_kind = 'attendance' AND a.institution_id = o.institution_id"                 \
  "   AND a.id = o.fact_id"                                                                                       \
  " LEFT JOIN mark m ON o.fact_kind = 'mark' AND m.institution_id = o.institution_id AND m.id = o.fact_id"        \
  " LEFT JOIN final_mark f ON o.fact_kind = 'final' AND f.institution_id = o.institution_id AND f.id = o.fact_id" \
  " LEFT JOIN lesson l ON l.institution_id = o.institution_id AND l.id = COALESCE(a.lesson_id, m.lesson_id)"      \
  " LEFT JOIN subject j ON j.institution_id = o.institution_id AND j.id = COALESCE(l.subject_id, f.subject_id)"   \
  " LEFT JOIN person t ON t.institution_id = l.institution_id AND t.id = l.actual_teacher_id"

std::string initial(std::string_view name) {
  if (name.empty()) return {};
  const auto points = to_code_points(name);
  return " " + to_utf8(std::u32string_view{points}.substr(0, 1)) + ".";
}

WordRow read_words(const Row& row) {
  WordRow held;
  held.delivery = row.id<DeliveryId>(0);
  held.fact_kind = row.string(1);
  held.fact = row.integer(2);
  held.clause = row.string(3);
  held.correction = row.integer(4) != 0;
  held.student = row.id<PersonId>(5);
  held.child = row.string(6);
  held.group = row.string(7);
  held.date = row.optional_date(8);
  held.lesson = row.optional_integer(9).value_or(0);
  held.subject = row.string(10);
  if (!row.is_null(11)) held.teacher = row.string(11) + initial(row.string(12)) + initial(row.string(13));
  held.code = row.string(14);
  held.reason = row.string(15);
  held.first_grade = row.optional_integer(16);
  held.second_grade = row.optional_integer(17);
  held.final_value = row.string(18);
  held.event_type = row.string(19);
  if (!row.is_null(20)) held.pupil = row.string(20) + " " + held.child;
  for (const int column : {21, 22, 23}) {
    if (row.is_null(column) || row.text(column).empty()) continue;
    held.addressee += (held.addressee.empty() ? "" : " ") + row.string(column);
  }
  held.final_late = row.optional_integer(24).value_or(0) != 0;
  held.for_staff = row.integer(25) != 0;
  held.rule = row.string(26);
  held.template_name = row.string(27);
  held.obligation = row.id<ObligationId>(28);
  return held;
}

}  // namespace

std::vector<WordRow> words_of_claim(Transaction& transaction, std::int64_t fence) {
  return transaction.all(
      WORDS_OF_DELIVERIES
      " WHERE d.institution_id = $1 AND d.fence = $2 AND d.state = 'sending' AND d.rendered_at IS NULL"
      " ORDER BY d.id, l.date, l.number, o.id",
      {transaction.institution(), fence}, read_words);
}

std::vector<WordRow> words_of_message(Transaction& transaction, DeliveryId delivery) {
  return transaction.all(WORDS_OF_DELIVERIES
                         " WHERE d.institution_id = $1 AND d.id = $2 AND d.rendered_at IS NULL"
                         " ORDER BY d.id, l.date, l.number, o.id",
                         {transaction.institution(), delivery}, read_words);
}

#undef WORDS_OF_DELIVERIES

}  // namespace vestnik
