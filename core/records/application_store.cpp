#include "records/application_store.h"

namespace vestnik {
namespace {

constexpr std::string_view one_application_sql =
    "SELECT id, teacher_id, reason, state, filed_at, opened_from, opened_until, note, version, clause, "
    "decided_as, decided_order FROM application "
    "WHERE institution_id = $1 AND id = $2";

constexpr std::string_view list_sql =
    "SELECT id, teacher_id, reason, state, filed_at, opened_from, opened_until, note, version, clause, "
    "decided_as, decided_order FROM application "
    "WHERE institution_id = $1 AND ($2 = 0 OR teacher_id = $2) AND id < $3 "
    "ORDER BY id DESC LIMIT $4";

StoredApplication read_application(const Row& row) {
  return {row.id<ApplicationId>(0),
          row.id<PersonId>(1),
          row.string(2),
          row.string(3),
          row.instant(4),
          row.optional_instant(5),
          row.optional_instant(6),
          row.string(7),
          row.integer(8),
          row.string(9),
          row.string(10),
          row.string(11),
          {}};
}

void read_lessons(Transaction& transaction, StoredApplication& application) {
  transaction.query(
      "SELECT lesson_id FROM application_lesson WHERE institution_id = $1 AND application_id = $2 ORDER BY lesson_id",
      {transaction.institution(), application.id},
      [&](const Row& row) { application.lessons.push_back(row.id<LessonId>(0)); });
}

}  // namespace

ApplicationId file_application(Transaction& transaction, PersonId teacher, const std::vector<LessonId>& lessons,
                               std::string_view reason, Instant at) {
  const auto id = transaction.next_id<ApplicationId>("application");
  transaction.execute(
      "INSERT INTO application (institution_id, id, teacher_id, reason, state, filed_at, note, version) "
      "VALUES ($1, $2, $3, $4, 'filed', $5, '', 1)",
      {transaction.institution(), id, teacher, reason, at});
  for (const LessonId lesson : lessons) {
    transaction.execute(
        "INSERT INTO application_lesson (institution_id, application_id, lesson_id) VALUES ($1, $2, $3)",
        {transaction.institution(), id, lesson});
  }
  return id;
}

std::optional<StoredApplication> find_application(Transaction& transaction, ApplicationId id) {
  auto found = transaction.one(one_application_sql, {transaction.institution(), id}, read_application);
  if (found) read_lessons(transaction, *found);
  return found;
}

std::vector<StoredApplication> applications(Transaction& transaction, PersonId teacher, int most, std::int64_t below) {
  auto found = transaction.all(list_sql, {transaction.institution(), teacher, below, most}, read_application);
  for (StoredApplication& application : found) read_lessons(transaction, application);
  return found;
}

void decide_application(Transaction& transaction, ApplicationId id, const ApplicationDecision& decision, Instant at) {
  transaction.execute(
      "UPDATE application SET state = $3, decided_by = $4, decided_at = $5, note = $6, opened_from = $7, "
      "opened_until = $8, clause = $9, decided_as = $10, decided_order = $11, version = version + 1 "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, decision.granted ? "granted" : "declined", decision.by, at, decision.note,
       decision.from, decision.until, decision.clause, decision.role, decision.order});
}

std::optional<OpenGrant> open_grant(Transaction& transaction, PersonId teacher, LessonId lesson, Instant at) {
  return transaction.one(
      "SELECT a.id, a.opened_until, a.clause FROM application_lesson l JOIN application a ON a.institution_id = "
      "l.institution_id "
      "AND a.id = l.application_id WHERE l.institution_id = $1 AND l.lesson_id = $2 AND a.teacher_id = $3 "
      "AND a.state = 'granted' AND a.opened_from <= $4 AND a.opened_until > $4 ORDER BY a.opened_until DESC LIMIT 1",
      {transaction.institution(), lesson, teacher, at}, [](const Row& row) {
        return OpenGrant{row.id<ApplicationId>(0), row.instant(1), row.string(2)};
      });
}

}  // namespace vestnik
