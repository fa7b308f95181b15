#include "records/call_task_store.h"

namespace vestnik {
namespace {

// Obligations of the same version of the same fact by the same rule about the same child: one call tells them all.
constexpr std::string_view tell_by_telephone =
    "UPDATE obligation SET state = 'told', proof = 'phone', told_at = $3, told_by = $4"
    " WHERE institution_id = $1 AND state = 'open' AND EXISTS (SELECT 1 FROM obligation c WHERE c.institution_id = $1"
    "   AND c.id = $2 AND c.fact_kind = obligation.fact_kind AND c.fact_id = obligation.fact_id"
    "   AND c.rule = obligation.rule AND c.student_id = obligation.student_id)";

// Of the tasks `t`: a class teacher who was replaced sees them no longer, who came instead has them all.
constexpr std::string_view led_on_the_day =
    " AND ($2 = 0 OR EXISTS (SELECT 1 FROM membership m JOIN class_teacher c ON c.institution_id = m.institution_id"
    "   AND c.group_id = m.group_id WHERE m.institution_id = t.institution_id AND m.student_id = t.student_id"
    "   AND c.teacher_id = $2 AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)"
    "   AND c.valid_from <= $3 AND (c.valid_to IS NULL OR c.valid_to >= $3)))";

}  // namespace

std::int64_t insert_call_task(Transaction& transaction, const NewCallTask& task, Instant now) {
  const auto standing = transaction.one(
      "SELECT COUNT(*) FROM call_task t JOIN obligation o ON o.institution_id = t.institution_id"
      " AND o.id = t.obligation_id JOIN obligation n ON n.institution_id = o.institution_id AND n.id = $2"
      " WHERE t.institution_id = $1 AND t.state = 'open' AND t.student_id = $3 AND o.fact_kind = n.fact_kind"
      " AND o.fact_id = n.fact_id AND o.rule = n.rule",
      {transaction.institution(), task.obligation, task.student}, [](const Row& row) { return row.integer(0); });
  if (standing.value_or(0) > 0) return 0;
  const std::int64_t id = transaction.next("call_task");
  transaction.execute(
      "INSERT INTO call_task (institution_id, id, student_id, assignee_id, obligation_id, rule, clause, reason, state,"
      " created_at, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, '')",
      {transaction.institution(), id, task.student, task.assignee, task.obligation, task.rule, task.clause, task.reason,
       now});
  return id;
}

void cancel_calls_about(Transaction& transaction, ObligationId obligation) {
  transaction.execute(
      "UPDATE call_task SET state = 'cancelled' WHERE institution_id = $1 AND obligation_id = $2 AND state = 'open'",
      {transaction.institution(), obligation});
}

bool record_call(Transaction& transaction, std::int64_t task, PersonId caller, std::string_view answer, Instant when) {
  const auto obligation =
      transaction.one("SELECT obligation_id FROM call_task WHERE institution_id = $1 AND id = $2 AND state = 'open'",
                      {transaction.institution(), task}, [](const Row& row) { return row.id<ObligationId>(0); });
  if (!obligation) return false;
  transaction.execute(
      "UPDATE call_task SET state = 'done', called_at = $3, called_by = $4, answer = $5"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), task, when, caller, answer});
  transaction.execute(tell_by_telephone, {transaction.institution(), *obligation, when, caller});
  return true;
}

std::vector<CallTask> open_calls(Transaction& transaction, CallReach reach) {
  return transaction.all(
      "SELECT t.id, t.student_id, t.assignee_id, t.obligation_id, t.rule, t.clause, t.reason, t.created_at"
      " FROM call_task t WHERE t.institution_id = $1 AND t.state = 'open'" +
          std::string{led_on_the_day} + " ORDER BY t.id",
      {transaction.institution(), reach.leader, reach.on}, [](const Row& row) {
        return CallTask{row.integer(0), row.id<PersonId>(1), row.id<PersonId>(2), row.id<ObligationId>(3),
                        row.string(4),  row.string(5),       row.string(6),       row.instant(7)};
      });
}

std::vector<DoneCall> done_calls(Transaction& transaction, CallReach reach, int limit, std::int64_t below) {
  return transaction.all(
      "SELECT t.id, t.student_id, s.last_name, s.first_name, l.date, l.number, j.name, t.rule, t.clause, t.called_at,"
      " t.called_by, t.answer FROM call_task t"
      " JOIN person s ON s.institution_id = t.institution_id AND s.id = t.student_id"
      " LEFT JOIN obligation o ON o.institution_id = t.institution_id AND o.id = t.obligation_id"
      " LEFT JOIN attendance a ON o.fact_kind = 'attendance' AND a.institution_id = o.institution_id"
      "   AND a.id = o.fact_id"
      " LEFT JOIN lesson l ON l.institution_id = a.institution_id AND l.id = a.lesson_id"
      " LEFT JOIN subject j ON j.institution_id = l.institution_id AND j.id = l.subject_id"
      " WHERE t.institution_id = $1 AND t.state = 'done'" +
          std::string{led_on_the_day} + " AND t.id < $4 ORDER BY t.id DESC LIMIT $5",
      {transaction.institution(), reach.leader, reach.on, below, limit}, [](const Row& row) {
        DoneCall call;
        call.id = row.integer(0);
        call.student = row.id<PersonId>(1);
        call.child = row.string(2) + " " + row.string(3);
        call.date = row.optional_date(4);
        call.lesson = row.optional_integer(5).value_or(0);
        if (!row.is_null(6)) call.subject = row.string(6);
        call.rule = row.string(7);
        call.clause = row.string(8);
        call.called_at = row.instant(9);
        call.called_by = row.id<PersonId>(10);
        call.answer = row.string(11);
        return call;
      });
}

}  // namespace vestnik
