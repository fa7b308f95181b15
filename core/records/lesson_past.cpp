#include "records/lesson_past.h"

namespace vestnik {
namespace {

constexpr std::string_view keep_sql =
    "INSERT INTO lesson_past (institution_id, lesson_id, number, state, topic, homework, homework_due, "
    "actual_teacher_id, academic_hours, stood_since, did, comment, order_number, application_id, regulation_hash, "
    "actor_id, recorded_at) SELECT l.institution_id, l.id, "
    "(SELECT COALESCE(MAX(p.number), 0) + 1 FROM lesson_past p WHERE p.institution_id = $1 AND p.lesson_id = $2), "
    "l.state, l.topic, l.homework, l.homework_due, l.actual_teacher_id, l.academic_hours, l.changed_at, "
    "CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS BIGINT), CAST($7 AS TEXT), CAST($8 AS BIGINT), "
    "CAST($9 AS BIGINT) FROM lesson l WHERE l.institution_id = $1 AND l.id = $2 "
    "AND ($10 = 0 OR (l.state = 'planned' AND l.starts_at <= $9))";

// A lesson's changes stand beside the lesson as it is; one without changes has one row of them, all empty.
constexpr std::string_view history_columns =
    "SELECT l.id, l.date, l.state, l.topic, l.homework, l.homework_due, l.actual_teacher_id, l.academic_hours, "
    "l.changed_at, p.state, p.topic, p.homework, p.homework_due, p.actual_teacher_id, p.academic_hours, p.stood_since, "
    "p.did, p.order_number, p.actor_id, p.comment, p.application_id, p.regulation_hash, p.recorded_at FROM lesson l "
    "LEFT JOIN lesson_past p ON p.institution_id = l.institution_id AND p.lesson_id = l.id "
    "WHERE l.institution_id = $1 AND ";
constexpr int first_now = 2;
constexpr int first_past = 9;

LessonValues values_at(const Row& row, int column) {
  LessonValues values;
  values.state = parse_lesson_state(row.text(column)).value_or(LessonState::planned);
  values.topic = row.string(column + 1);
  values.homework = row.string(column + 2);
  values.homework_due = row.optional_date(column + 3);
  values.teacher = row.id<PersonId>(column + 4);
  values.academic_hours = static_cast<int>(row.integer(column + 5));
  values.since = row.instant(column + 6);
  return values;
}

LessonChangeMade change_at(const Row& row) {
  constexpr int after = first_past + 7;
  LessonChangeMade change;
  change.before = values_at(row, first_past);
  change.did = row.string(after);
  change.order_number = row.string(after + 1);
  change.under = {row.id<PersonId>(after + 2), row.string(after + 3),
                  ApplicationId{row.optional_integer(after + 4).value_or(0)}, row.string(after + 5),
                  row.instant(after + 6)};
  return change;
}

std::vector<LessonHistory> read_histories(Transaction& transaction, std::string_view which,
                                          std::initializer_list<Value> parameters) {
  std::vector<LessonHistory> found;
  transaction.query(std::string{history_columns} + std::string{which} + " ORDER BY l.date, l.number, l.id, p.number",
                    parameters, [&](const Row& row) {
                      const auto lesson = row.id<LessonId>(0);
                      if (found.empty() || found.back().lesson != lesson) {
                        found.push_back({lesson, row.date(1), {}, values_at(row, first_now)});
                      }
                      if (!row.is_null(first_past)) found.back().changes.push_back(change_at(row));
                    });
  return found;
}

}  // namespace

bool keep_past(Transaction& transaction, LessonId lesson, std::string_view did, const WrittenUnder& under,
               std::string_view order_number, bool only_begun) {
  const std::optional<std::int64_t> application =
      under.application ? std::optional{under.application.value} : std::nullopt;
  return transaction.execute(keep_sql,
                             {transaction.institution(), lesson, did, under.comment, order_number, application,
                              under.regulation_hash, under.actor, under.at, only_begun ? 1 : 0}) > 0;
}

std::optional<LessonHistory> history_of_lesson(Transaction& transaction, LessonId lesson) {
  auto found = read_histories(transaction, "l.id = $2", {transaction.institution(), lesson});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<LessonHistory> histories_of(Transaction& transaction, GroupId group, SubjectId subject, CivilDate from,
                                        CivilDate to) {
  return read_histories(transaction, "l.group_id = $2 AND l.subject_id = $3 AND l.date >= $4 AND l.date <= $5",
                        {transaction.institution(), group, subject, from, to});
}

}  // namespace vestnik
